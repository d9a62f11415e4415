using System.Text.Json;
using Globus.Automate.Language.Schema;

namespace Globus.Automate.Language.Tests.Schema;

/// <summary>
/// The public JSON-Schema-Test-Suite, draft 7. It runs where JSON_SCHEMA_TEST_SUITE names a checkout of
/// https://github.com/json-schema-org/JSON-Schema-Test-Suite; differences that are meant stand in a case file.
/// </summary>
public sealed class SchemaSuiteTests
{
    private static readonly string? Suite = Environment.GetEnvironmentVariable("JSON_SCHEMA_TEST_SUITE");

    [Theory]
    [InlineData("")]
    [InlineData("optional")]
    [InlineData("optional/format")]
    public void The_suite_agrees_except_where_a_difference_is_meant(string folder)
    {
        Assert.SkipWhen(
            Suite is null,
            "JSON_SCHEMA_TEST_SUITE does not name a checkout of the JSON-Schema-Test-Suite."
        );

        var meant = CaseFile.Read("suite-differences").Select(row => row.Data.Item1).ToHashSet();
        var differences = new List<string>();
        var count = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Suite!, "tests", "draft7", folder), "*.json"))
        {
            foreach (var (name, agrees) in Run(file, Path.Combine(folder, Path.GetFileNameWithoutExtension(file))))
            {
                count++;
                if (!agrees)
                {
                    differences.Add(name);
                }
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{folder}: {count - differences.Count} of {count} agree");
        Assert.NotEqual(0, count);
        Assert.DoesNotContain(differences, name =>
            !meant.Any(start => name.StartsWith(start, StringComparison.Ordinal))
        );
    }

    private static IEnumerable<(string Name, bool Agrees)> Run(string path, string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        foreach (var group in document.RootElement.EnumerateArray())
        {
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                yield return (
                    $"{file}: {group.GetProperty("description")}: {test.GetProperty("description")}",
                    Agrees(group, test)
                );
            }
        }
    }

    private static bool Agrees(JsonElement group, JsonElement test)
    {
        try
        {
            var violations = JsonSchema.Parse(group.GetProperty("schema")).Validate(test.GetProperty("data"));
            return violations.Count == 0 == test.GetProperty("valid").GetBoolean();
        }
        catch (JsonSchemaException)
        {
            return false;
        }
    }
}
