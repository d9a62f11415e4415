using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Storage;

/// <summary>Lists of texts as a column holds them.</summary>
internal static class StringLists
{
    public static string ToJson(this IReadOnlyList<string> values) =>
        values.Count == 0
            ? "[]"
            : new JsonArray([.. values.Select(value => (JsonNode?)JsonValue.Create(value))]).ToJsonString();
}
