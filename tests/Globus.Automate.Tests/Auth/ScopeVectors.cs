using System.Text.Json.Nodes;

namespace Globus.Automate.Tests.Auth;

/// <summary>
/// Scopes and what they come to in another client, which lie beside the repository on machines that have them.
/// </summary>
internal static class ScopeVectors
{
    /// <summary>The vectors of a kind. The test is skipped where there are none.</summary>
    public static IReadOnlyList<JsonNode> Read(string kind)
    {
        var path = Repository.PathOf("..", "shared", "data", "scope-vectors.json");
        if (!File.Exists(path))
        {
            Assert.Skip("The vectors of scopes are not on this machine.");
        }

        return [.. JsonNode.Parse(File.ReadAllText(path))![kind]!.AsArray().Select(vector => vector!)];
    }
}
