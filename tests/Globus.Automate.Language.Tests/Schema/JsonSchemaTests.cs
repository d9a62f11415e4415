using System.Text.Json;
using Globus.Automate.Language.Schema;

namespace Globus.Automate.Language.Tests.Schema;

public sealed class JsonSchemaTests
{
    public static TheoryData<string, string> Cases => CaseFile.Read("schemas");

    public static TheoryData<string, string> Mistakes => CaseFile.Read("schema-errors");

    public static TheoryData<string, string> Formats => CaseFile.Read("formats");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_document_is_judged_by_its_schema(string input, string outcome)
    {
        var parts = input.Split(" | ");

        var violations = JsonSchema.Parse(Json(parts[0])).Validate(Json(parts[1]));

        Assert.Equal(outcome, violations.Count == 0 ? "valid" : string.Join("; ", violations));
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_schema_that_is_none_is_refused(string schema, string outcome)
    {
        var exception = Assert.Throws<JsonSchemaException>(() => JsonSchema.Parse(Json(schema)));

        Assert.Equal(outcome, string.Join("; ", exception.Violations));
        Assert.StartsWith("The schema is not valid: $", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_format_lets_pass_what_could_be_meant(string input, string outcome)
    {
        var space = input.IndexOf(' ', StringComparison.Ordinal);
        var schema = JsonSchema.Parse(JsonSerializer.SerializeToElement(new { format = input[..space] }));

        var violations = schema.Validate(JsonSerializer.SerializeToElement(input[(space + 1)..]));

        Assert.Equal(outcome, violations.Count == 0 ? "yes" : "no");
    }

    [Fact]
    public void A_violation_names_the_places_in_document_and_schema()
    {
        var schema = JsonSchema.Parse(
            Json(
                """{"properties":{"a b":{"items":{"$ref":"#/definitions/x~1y"}}},"definitions":{"x/y":{"type":"string"}}}"""
            )
        );

        var violation = Assert.Single(schema.Validate(Json("""{"a b":["",1]}""")));

        Assert.Equal("$['a b'][1]", violation.Path);
        Assert.Equal("#/properties/a b/items/$ref/type", violation.SchemaPath);
        Assert.Equal("type", violation.Keyword);
        Assert.Equal("1 is not of type 'string'", violation.Message);
    }

    [Fact]
    public void A_schema_outlives_the_document_it_was_read_from()
    {
        JsonSchema schema;
        using (var document = JsonDocument.Parse("""{"type":"string"}"""))
        {
            schema = JsonSchema.Parse(document.RootElement);
        }

        Assert.Single(schema.Validate(Json("1")));
    }

    [Theory]
    [InlineData("""{"$ref":"#"}""", "1", "infinite reference loop")]
    [InlineData(
        """{"not":{"$ref":"#/definitions/a"},"definitions":{"a":{"allOf":[{"$ref":"#/definitions/a"}]}}}""",
        "1",
        "infinite reference loop"
    )]
    [InlineData("""{"anyOf":[{"anyOf":[{"$ref":"#"},{"$ref":"#"}]},{"$ref":"#"}]}""", "1", "infinite reference loop")]
    [InlineData(
        """{"pattern":"^(a+)+$"}""",
        "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"",
        "takes too long to match"
    )]
    public void A_hostile_schema_is_given_up(string schema, string instance, string reason)
    {
        var violation = Assert.Single(JsonSchema.Parse(Json(schema)).Validate(Json(instance)));

        Assert.Contains(reason, violation.Message);
    }

    [Fact]
    public void Work_that_doubles_with_each_level_is_given_up()
    {
        const string twice = """ "d{0}":{"allOf":[{"$ref":"#/definitions/d{1}"},{"$ref":"#/definitions/d{1}"}]}, """;
        var levels = Enumerable
            .Range(0, 40)
            .Select(i =>
                twice
                    .Replace("{0}", $"{i}", StringComparison.Ordinal)
                    .Replace("{1}", $"{i + 1}", StringComparison.Ordinal)
            );
        var schema = JsonSchema.Parse(
            Json("""{"$ref":"#/definitions/d0","definitions":{""" + string.Concat(levels) + """ "d40":{}}}""")
        );

        Assert.Contains("takes too long", Assert.Single(schema.Validate(Json("1"))).Message);
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement.Clone();
}
