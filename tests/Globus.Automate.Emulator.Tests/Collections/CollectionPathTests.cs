using System.Text.Json;
using Globus.Automate.Emulator.Collections;

namespace Globus.Automate.Emulator.Tests.Collections;

public sealed class CollectionPathTests
{
    public static TheoryData<string, string> Cases => CaseFile.Read("collection-paths");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_path_leads_into_its_collection_or_is_refused(string json, string expected)
    {
        var text = json.Contains(@"\ud800", StringComparison.Ordinal)
            ? "/\ud800"
            : JsonSerializer.Deserialize<string>(json)!;
        Assert.Equal(expected, Show(() => CollectionPath.Parse(text)));
    }

    [Theory]
    [InlineData(256, 1)]
    [InlineData(100, 50)]
    [InlineData(128, 1, 'ä')]
    public void A_name_or_a_path_that_is_too_long_is_refused(int length, int count, char letter = 'a')
    {
        var path = string.Join('/', Enumerable.Repeat(new string(letter, length), count));
        Assert.Equal("!InvalidPath", Show(() => CollectionPath.Parse(path)));
    }

    private static string Show(Func<CollectionPath> parse)
    {
        try
        {
            return parse().ToString();
        }
        catch (CollectionException exception)
        {
            return $"!{exception.Code}";
        }
    }
}
