using System.Text.Json;
using Globus.Automate.Language.Expressions;
using Globus.Automate.Language.Paths;
using Globus.Automate.Language.Schema;

namespace Globus.Automate.Language.Tests;

/// <summary>Flow definitions that people have published, where they lie beside the repository.</summary>
public sealed class PublicDefinitionTests
{
    private static readonly HashSet<string> PathMembers =
    [
        "Variable",
        "InputPath",
        "ResultPath",
        "SecondsPath",
        "TimestampPath",
        "ErrorPath",
        "CausePath",
    ];

    [Fact]
    public void Every_path_of_the_definitions_is_read_and_printed_unchanged()
    {
        var paths = Members()
            .Where(member => member.Name.EndsWith(".$", StringComparison.Ordinal) || PathMembers.Contains(member.Name))
            .ToList();

        Assert.NotEmpty(paths);
        Assert.All(paths, path => Assert.Equal(path.Value, JsonPath.Parse(path.Value).ToString()));
    }

    [Fact]
    public void Every_expression_of_the_definitions_is_read()
    {
        // Prose where an expression belongs: the service cannot read it either.
        var expressions = Members()
            .Where(member =>
                member.Name.EndsWith(".=", StringComparison.Ordinal)
                && !member.Value.StartsWith("A CFDE Flow has", StringComparison.Ordinal)
            )
            .ToList();

        Assert.NotEmpty(expressions);
        Assert.All(expressions, expression => Assert.NotNull(Parser.Parse(expression.Value)));
    }

    [Fact]
    public void Every_input_schema_is_one_and_takes_its_sample_input()
    {
        var schemas = Files("*.input_schema.json").ToDictionary(file => file, file => JsonSchema.Parse(Read(file)));
        var samples = schemas
            .Select(schema => (File: schema.Key.Replace(".input_schema.", ".sample_input."), Schema: schema.Value))
            .Where(sample => File.Exists(sample.File));

        Every.Item(samples, sample => Assert.Empty(sample.Schema.Validate(Read(sample.File))));
    }

    private static IEnumerable<(string Name, string Value)> Members() =>
        Files("*.json")
            .Where(file =>
                !file.Contains(".input_schema.", StringComparison.Ordinal)
                && !file.EndsWith("INDEX.json", StringComparison.Ordinal)
            )
            .SelectMany(file => Members(Read(file)));

    private static IEnumerable<(string Name, string Value)> Members(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(member =>
                    member.Value.ValueKind == JsonValueKind.String
                        ? [(member.Name, member.Value.GetString()!)]
                        : Members(member.Value)
                ),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Members),
            _ => [],
        };

    private static string[] Files(string pattern) => Directory.GetFiles(SharedData.PathOf("flow-definitions"), pattern);

    private static JsonElement Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return document.RootElement.Clone();
    }
}
