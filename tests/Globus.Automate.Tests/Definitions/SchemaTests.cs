using System.Text.Json;
using Globus.Automate.Definitions;
using Globus.Automate.Definitions.Checks;

namespace Globus.Automate.Tests.Definitions;

public sealed class SchemaTests
{
    private const string Schema = """
        {"type": "object", "required": ["name"],
         "properties": {"name": {"type": "string"}}}
        """;

    [Theory]
    [InlineData("{}", null)]
    [InlineData(Schema, null)]
    [InlineData("""{"properties": {"a": {"format": "globus-collection"}}, "propertyOrder": ["a"]}""", null)]
    [InlineData("""{"type": "objekt"}""", "$.type")]
    [InlineData("""{"properties": {"a": {"minLength": "1"}}}""", "$.properties.a.minLength")]
    [InlineData("""{"$ref": "https://example.org/schema.json"}""", "$['$ref']")]
    public void A_schema_is_one_of_draft_7(string schema, string? path)
    {
        var findings = FlowLinter.CheckInputSchema(Read(schema), SourceMap.FromJson(schema, "schema.json"));

        Assert.Equal(
            path is null ? [] : [("InvalidSchema", path, "schema.json")],
            findings.Select(finding => (finding.RuleId, finding.Path, finding.File!)).Distinct()
        );
    }

    [Fact]
    public void An_input_is_held_against_its_schema()
    {
        const string input = "{\n  \"name\": 5\n}";

        var finding = Assert.Single(FlowLinter.CheckInput(Read(input), Read(Schema), SourceMap.FromJson(input)));

        Assert.Equal("InvalidInput at $.name (line 2, column 3): 5 is not of type 'string'", finding.ToString());
        Assert.Empty(FlowLinter.CheckInput(Read("""{"name": "x"}"""), Read(Schema)));
    }

    [Theory]
    [InlineData("""{"required": ["name"], "required": "name"}""", "InvalidSchema $.required")]
    [InlineData("""{"required": "name", "required": ["name"]}""", "none")]
    [InlineData(
        """{"properties": {"name": {"type": "string"}, "name": {"type": "strng"}}}""",
        "InvalidSchema $.properties.name.type"
    )]
    [InlineData("""{"properties": {"name": {"minimum": 5}, "name": {"minimum": 3}}}""", "none")]
    public void Of_duplicate_names_in_a_schema_the_last_counts(string schema, string expected)
    {
        var findings = FlowLinter.CheckInputSchema(Read(schema));

        Assert.Single(findings, finding => finding.RuleId == "DuplicateMember");
        Assert.Equal(
            expected,
            findings
                .Where(finding => finding.RuleId != "DuplicateMember")
                .Select(finding => $"{finding.RuleId} {finding.Path}")
                .FirstOrDefault("none")
        );
        Assert.Empty(FlowLinter.CheckInput(Read("""{"name": 4}"""), Read(schema)));
    }

    [Fact]
    public void A_duplicate_name_in_an_input_is_a_warning() =>
        Assert.Equal(
            "DuplicateMember",
            Assert.Single(FlowLinter.CheckInput(Read("""{"name": "x", "name": "y"}"""), Read(Schema))).RuleId
        );

    private static JsonElement Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
