using System.Text.Json;
using Globus.Automate.Auth;

namespace Globus.Automate.Tests.Auth;

/// <summary>What consents cover: a scope by itself and as a part of another are two things.</summary>
public sealed class ConsentListTests
{
    private const string Document = """
        {"consents": [
          {"id": 1, "scope_name": "top", "dependency_path": [1]},
          {"id": 2, "scope_name": "part", "dependency_path": [1, 2]},
          {"id": 3, "scope_name": "deep", "dependency_path": [1, 2, 3]},
          {"id": 4, "scope_name": "other", "dependency_path": [4]}
        ]}
        """;

    [Theory]
    [InlineData("top", true)]
    [InlineData("*top", true)]
    [InlineData("top[part]", true)]
    [InlineData("top[*part[deep]] other", true)]
    [InlineData("part", false)]
    [InlineData("top[deep]", false)]
    [InlineData("top[part] part", false)]
    [InlineData("other[part]", false)]
    [InlineData("top[other]", false)]
    [InlineData("missing", false)]
    [InlineData("top[top]", false)]
    [InlineData("top] missing", false)]
    [InlineData("top[part", false)]
    public void Scopes_are_covered_where_they_depend(string scopes, bool isCovered) =>
        Assert.Equal(isCovered, Covers(Document, scopes));

    [Fact]
    public void Consents_cover_what_other_clients_say_they_cover()
    {
        var vectors = ScopeVectors.Read("consents");
        var document = SharedData.Payload("auth.get_consents.default.json");

        Assert.NotEmpty(vectors);
        Assert.All(vectors, vector =>
            Assert.Equal((bool)vector["met"]!, Covers(document, (string)vector["required"]!))
        );
    }

    private static bool Covers(string document, string scopes)
    {
        var list = JsonSerializer.Deserialize<ConsentList>(document, WireDocuments.Options)!;
        return ScopeNode.Parse(scopes) is { } parsed && parsed.All(list.Covers);
    }
}
