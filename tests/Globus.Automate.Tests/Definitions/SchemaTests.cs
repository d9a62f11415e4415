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

    private static JsonElement Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
