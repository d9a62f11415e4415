using Globus.Automate.Language.Paths;

namespace Globus.Automate.Language.Tests.Paths;

public sealed class JsonPathTests
{
    public static TheoryData<string, string> Cases => CaseFile.Read("paths");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_path_is_read_step_by_step(string text, string outcome)
    {
        var read = JsonPath.TryParse(text, out var path, out var error);

        Assert.Equal(outcome, read ? string.Join(" > ", path!.Segments.Select(Describe)) : "! " + error!.Message);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_printed_path_reads_as_an_equal_path(string text, string outcome)
    {
        if (outcome.StartsWith('!'))
        {
            return;
        }

        var path = JsonPath.Parse(text);

        Assert.Equal(path, JsonPath.Parse(path.ToString()));
        Assert.Equal(text, path.Text);
        Assert.Equal(path.GetHashCode(), JsonPath.Parse(path.ToString()).GetHashCode());
    }

    [Theory]
    [InlineData("$")]
    [InlineData("$.a.b_c-d[0][-1].e")]
    [InlineData("$.a[1:][:2][1:-1][::2]")]
    [InlineData("$['a b'].c['it\\'s']")]
    public void The_plainest_spelling_stays_as_it_is(string text) =>
        Assert.Equal(text, JsonPath.Parse(text).ToString());

    [Fact]
    public void Only_a_path_without_slices_is_definite()
    {
        Assert.True(JsonPath.Parse("$.a[0]").IsDefinite);
        Assert.False(JsonPath.Parse("$.a[0:]").IsDefinite);
        Assert.True(JsonPath.Parse("$").IsRoot);
    }

    private static string Describe(PathSegment segment) =>
        segment switch
        {
            NameSegment name => $"name {name.Name}",
            IndexSegment index => $"index {index.Index}",
            SliceSegment slice => $"slice {slice.Start},{slice.End},{slice.Step}",
            _ => "?",
        };
}
