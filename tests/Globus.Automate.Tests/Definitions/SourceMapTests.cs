using System.Text.Json;
using Globus.Automate.Definitions;
using Globus.Automate.Definitions.Checks;
using Globus.Automate.Yaml;

namespace Globus.Automate.Tests.Definitions;

public sealed class SourceMapTests
{
    private const string Json = """
        {
          // Comments are no values.
          "StartAt": "Größe", "States": { "Größe": {"Type":"Pass", "List": [1, {"a": null,}] } }
        }
        """;

    private const string Yaml = """
        # Says hello.
        StartAt: A
        States:
          A:
            Type: Pass
            List:
              - 1
              - a: &x {b: 2}
              - *x
        """;

    [Theory]
    [InlineData("$", 1, 1)]
    [InlineData("$.StartAt", 3, 3)]
    [InlineData("$.States", 3, 23)]
    [InlineData("$.States.Größe", 3, 35)]
    [InlineData("$['States']['Größe'].Type", 3, 45)]
    [InlineData("$.States.Größe.List[0]", 3, 69)]
    [InlineData("$.States.Größe.List[1]", 3, 72)]
    [InlineData("$.States.Größe.List[1].a", 3, 73)]
    public void A_value_of_a_JSON_text_has_its_place(string path, int line, int column) =>
        Assert.Equal(new SourcePosition(line, column), SourceMap.FromJson(Json).Find(path));

    [Theory]
    [InlineData("$", 2, 1)]
    [InlineData("$.States", 3, 1)]
    [InlineData("$.States.A", 4, 3)]
    [InlineData("$.States.A.List[0]", 7, 9)]
    [InlineData("$.States.A.List[1]", 8, 9)]
    [InlineData("$.States.A.List[1].a", 8, 9)]
    [InlineData("$.States.A.List[1].a.b", 8, 16)]
    [InlineData("$.States.A.List[2].b", 8, 16)]
    public void A_value_of_a_YAML_text_has_its_place(string path, int line, int column)
    {
        var document = YamlReader.Parse(Yaml, out var places);
        var map = SourceMap.FromPositions(
            document,
            places.Select(place => new SourcePosition((int)place.Line, (int)place.Column))
        );

        Assert.Equal(new SourcePosition(line, column), map.Find(path));
    }

    [Fact]
    public void A_value_that_is_not_there_has_the_place_of_what_is_around_it() =>
        Assert.Equal(new SourcePosition(3, 35), SourceMap.FromJson(Json).Find("$.States.Größe.Next.x[5]"));

    [Theory]
    [InlineData("$['😀é€']", 1, 2)]
    [InlineData("$.b", 1, 13)]
    [InlineData("$.c", 2, 3)]
    public void Columns_count_UTF_16_units(string path, int line, int column) =>
        Assert.Equal(
            new SourcePosition(line, column),
            SourceMap.FromJson("{\"😀é€\": 1, \"b\": 2,\r\n  \"c\": 3}").Find(path)
        );

    [Theory]
    [InlineData("$.a", 1, 18)]
    [InlineData("$.a.x", 1, 8)]
    [InlineData("$.a.y", 1, 24)]
    [InlineData("$.a.z", 1, 18)]
    public void Of_values_with_the_same_path_the_last_has_the_place(string path, int line, int column) =>
        Assert.Equal(
            new SourcePosition(line, column),
            SourceMap.FromJson("""{"a": {"x": 1},  "a": {"y": 2}}""").Find(path)
        );

    [Fact]
    public void A_parsed_text_has_the_places_of_its_values()
    {
        var map = SourceMap.FromParsedJson(Json, "flow.json");

        Assert.Equal(("flow.json", new SourcePosition(3, 23)), (map.File, map.Find("$.States")));
    }

    [Fact]
    public void Text_that_is_not_JSON_has_no_places() =>
        Assert.ThrowsAny<JsonException>(() => SourceMap.FromJson("{\"a\": tru}"));

    [Fact]
    public void Places_outlive_their_document()
    {
        SourceMap map;
        using (var document = JsonDocument.Parse("""{"a": 1}"""))
        {
            map = SourceMap.FromPositions(document.RootElement, [new(1, 1), new(1, 2)]);
        }

        Assert.Equal(new SourcePosition(1, 2), map.Find("$.a"));
    }

    [Fact]
    public void A_finding_has_its_place_and_says_it()
    {
        const string text =
            "{\"StartAt\": \"A\",\n \"States\": {\n  \"A\": {\"Type\": \"Pass\",\n    \"Next\": \"B\"}}}";
        using var document = JsonDocument.Parse(text);

        var finding = Assert.Single(
            FlowLinter.CheckDefinition(document.RootElement, SourceMap.FromJson(text, "flow.json"))
        );

        Assert.Equal(("flow.json", 4, 5), (finding.File, finding.Line, finding.Column));
        Assert.Equal(
            "UndefinedTarget at $.States.A.Next (flow.json:4:5): State 'B' is not defined.",
            finding.ToString()
        );
    }

    [Fact]
    public void Findings_come_in_the_order_of_the_text()
    {
        const string text = """
            {"States": {"A": {"Type": "Pass",
              "Next": "B"}},
             "Extra": 1,
             "StartAt": "A"}
            """;
        using var document = JsonDocument.Parse(text);

        Assert.Equal(
            ["UndefinedTarget", "UnknownMember"],
            FlowLinter.CheckDefinition(document.RootElement, SourceMap.FromJson(text)).Select(finding => finding.RuleId)
        );
    }
}
