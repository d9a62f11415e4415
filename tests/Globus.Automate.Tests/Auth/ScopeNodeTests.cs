using System.Text.Json.Nodes;
using Globus.Automate.Auth;

namespace Globus.Automate.Tests.Auth;

/// <summary>What scopes with their dependencies mean, here and in other clients.</summary>
public sealed class ScopeNodeTests
{
    public static TheoryData<string, string> Cases => CaseFile.Read("scopes");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Scopes_are_read(string text, string expected) => Assert.Equal(expected, Text(ScopeNode.Parse(text)));

    [Fact]
    public void Nothing_is_no_scope() => Assert.Equal("", Text(ScopeNode.Parse(" ")));

    [Fact]
    public void What_nests_deeper_than_a_service_means_is_not_followed()
    {
        Assert.NotNull(ScopeNode.Parse(Nested(20)));
        Assert.Null(ScopeNode.Parse(Nested(21)));
        Assert.Null(ScopeNode.Parse(Nested(100_000)));
    }

    // Others refuse what depends on itself, too. Here scopes are looked up and not walked without end, so nothing comes
    // of it.
    [Fact]
    public void Scopes_are_read_as_other_clients_read_them()
    {
        var vectors = ScopeVectors
            .Read("parse")
            .Where(vector => (string?)vector["error"] != "ScopeCycleError")
            .ToList();

        Assert.NotEmpty(vectors);
        Assert.All(vectors, vector =>
            Assert.Equal(
                vector["trees"] is JsonArray trees ? Text([.. trees.Select(Node)]) : "none",
                Text(ScopeNode.Parse((string)vector["in"]!))
            )
        );
    }

    private static ScopeNode Node(JsonNode? tree) =>
        new((string)tree!["scope"]!, [.. tree["dependencies"]!.AsArray().Select(Node)]);

    private static string Text(IReadOnlyList<ScopeNode>? scopes) =>
        scopes is null
            ? "none"
            : string.Join(
                ' ',
                scopes
                    .GroupBy(
                        scope => scope.Scope,
                        (scope, same) =>
                            (Scope: scope, Dependencies: Text([.. same.SelectMany(each => each.Dependencies)]))
                    )
                    .OrderBy(scope => scope.Scope, StringComparer.Ordinal)
                    .Select(scope =>
                        scope.Dependencies.Length == 0 ? scope.Scope : $"{scope.Scope}[{scope.Dependencies}]"
                    )
            );

    private static string Nested(int depth) =>
        string.Concat(Enumerable.Repeat("a[", depth - 1)) + "a" + new string(']', depth - 1);
}
