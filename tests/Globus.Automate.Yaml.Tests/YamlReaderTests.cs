using System.Globalization;
using System.Text.Json;

namespace Globus.Automate.Yaml.Tests;

public sealed class YamlReaderTests
{
    public static TheoryData<string, string> Cases => CaseFile.Read("yaml");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_text_is_this_JSON_or_an_error_with_its_place(string yaml, string expected)
    {
        if (expected[0] == '{')
        {
            using var json = JsonDocument.Parse(expected);
            Assert.Equal(Text(json.RootElement), Text(YamlReader.Parse(yaml)));
            return;
        }

        var failure = Assert.Throws<YamlSyntaxException>(() => YamlReader.Parse(yaml));
        Assert.StartsWith(
            expected[..expected.IndexOf(' ', StringComparison.Ordinal)],
            $"{failure.Line}:{failure.Column}",
            StringComparison.Ordinal
        );
        Assert.Contains(
            expected[(expected.IndexOf(' ', StringComparison.Ordinal) + 1)..],
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("*", "aliases")]
    [InlineData("<<: *", "merge")]
    public void A_bomb_is_an_error(string reference, string what)
    {
        var lines = Enumerable.Range(1, 30).Select(i => Level(i, reference == "*"));
        var failure = Assert.Throws<YamlSyntaxException>(() =>
            YamlReader.Parse($"a0: &a0 {{{Members(300)}}}\n{string.Join('\n', lines)}\n{Wide(reference)}")
        );
        Assert.Contains(what, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void A_deep_text_is_an_error(char bracket)
    {
        var failure = Assert.Throws<YamlSyntaxException>(() => YamlReader.Parse("a: " + new string(bracket, 100_000)));
        Assert.True(failure.Line == 1 && failure.Column > 1, failure.Message);
    }

    [Fact]
    public void Long_digits_are_an_error_and_take_no_time()
    {
        foreach (
            var number in (string[])
                [new('9', 1_000_000), "0x" + new string('f', 1_000_000), new string('0', 1_000_000) + "1e999"]
        )
        {
            Assert.Contains(
                "out of range",
                Assert.Throws<YamlSyntaxException>(() => YamlReader.Parse("a: " + number)).Message,
                StringComparison.Ordinal
            );
        }

        Assert.Equal(
            JsonValueKind.String,
            YamlReader.Parse("a: " + new string('0', 1_000_000) + "x").GetProperty("a").ValueKind
        );
    }

    private static string Members(int count) =>
        string.Join(
            ", ",
            Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"k{i}: 1"))
        );

    private static string Level(int level, bool isList)
    {
        var aliases = string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 10));
        return isList ? $"a{level}: &a{level} [{aliases}]" : $"a{level}: &a{level} {{<<: [{aliases}]}}";
    }

    private static string Wide(string reference) =>
        reference == "*"
            ? ""
            : string.Join(
                '\n',
                Enumerable
                    .Range(0, 1000)
                    .Select(i =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"b{i}: {{<<: [{string.Join(", ", Enumerable.Repeat("*a0", 10))}]}}"
                        )
                    )
            );

    private static string Text(JsonProperty member) => $"{member.Name}:{Text(member.Value)}";

    private static string Text(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => $"{{{string.Join(',', element.EnumerateObject().Select(Text))}}}",
            JsonValueKind.Array => $"[{string.Join(',', element.EnumerateArray().Select(Text))}]",
            JsonValueKind.String => $"'{element.GetString()}'",
            _ => element.GetRawText(),
        };
}
