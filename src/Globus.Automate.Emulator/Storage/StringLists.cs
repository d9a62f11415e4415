using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Storage;

/// <summary>Converts lists of strings to column values.</summary>
internal static class StringLists
{
    private const string Empty = "[]";

    public static string ToJson(this IReadOnlyList<string> values) =>
        values.Count == 0
            ? Empty
            : new JsonArray([.. values.Select(value => (JsonNode?)JsonValue.Create(value))]).ToJsonString();

    public static IReadOnlyList<string> Parse(string json) =>
        json == Empty ? [] : [.. JsonNode.Parse(json)!.AsArray().Select(value => value!.GetValue<string>())];
}
