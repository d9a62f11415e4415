using Globus.Automate.Json;

namespace Globus.Automate.Tests.Json;

/// <summary>Cases/same-content.cases: two documents, and whether they have the same content.</summary>
public sealed class SameContentTests
{
    public static IEnumerable<TheoryDataRow<string, string, string>> Cases =>
        CaseFile
            .ReadParts("same-content", 3)
            .Select(parts => new TheoryDataRow<string, string, string>(parts[0], parts[1], parts[2]));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Documents_are_compared_by_their_content(string left, string right, string expected)
    {
        var (one, other) = (JsonMap.Parse(left), JsonMap.Parse(right));

        Assert.Equal(expected == "yes", one.HasSameContent(other));
        Assert.Equal(expected == "yes", other.HasSameContent(one));
        Assert.False(one.HasSameContent(null));
    }
}
