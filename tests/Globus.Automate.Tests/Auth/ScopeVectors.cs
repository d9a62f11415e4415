using System.Text.Json.Nodes;

namespace Globus.Automate.Tests.Auth;

/// <summary>Scopes and what they come to in another client, from the shared data.</summary>
internal static class ScopeVectors
{
    /// <summary>The vectors of a kind.</summary>
    public static IReadOnlyList<JsonNode> Read(string kind) =>
        [.. SharedData.ReadJson("scope-vectors.json")[kind]!.AsArray().Select(vector => vector!)];
}
