using System.Text.Json;
using Globus.Automate.Language.Schema;

namespace Globus.Automate.Language.Tests.Schema;

/// <summary>
/// The public JSON-Schema-Test-Suite, draft 7, from the shared data. Intended differences are in the case file
/// schema-suite: the beginning of the names of the tests, and the reason.
/// </summary>
/// <remarks>The numbers of tests that agree may only grow.</remarks>
public sealed class SchemaSuiteTests(ITestOutputHelper output)
{
    private const string Suite = "json-schema-suite";

    private static readonly Dictionary<string, string> Intended = CaseFile
        .ReadParts("schema-suite", 2)
        .ToDictionary(parts => parts[0], parts => parts[1]);

    [Theory]
    [InlineData("", 904, 927)]
    [InlineData("optional", 81, 118)]
    [InlineData("optional/format", 552, 676)]
    public void The_suite_agrees_except_for_intended_differences(string folder, int least, int total)
    {
        var path = SharedData.PathOf([Suite, "draft7", .. folder.Split('/', StringSplitOptions.RemoveEmptyEntries)]);
        var results = Directory
            .EnumerateFiles(path, "*.json")
            .SelectMany(file => Run(file, Path.Combine(folder, Path.GetFileNameWithoutExtension(file))))
            .ToList();
        var differences = results.Where(result => !result.Agrees).Select(result => result.Name).ToList();
        var count = results.Count - differences.Count;

        output.WriteLine($"draft7/{folder}: {count} of {results.Count} agree");
        Assert.True(results.Count >= total, $"{results.Count} tests were found, not {total}.");
        Assert.True(count >= least, $"{count} of {results.Count} tests agree, fewer than {least}.");
        Assert.DoesNotContain(differences, name =>
            !Intended.Keys.Any(start => name.StartsWith(start, StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Every_intended_difference_is_one()
    {
        var root = SharedData.PathOf(Suite, "draft7");
        var differences = Directory
            .EnumerateFiles(root, "*.json", SearchOption.AllDirectories)
            .SelectMany(file => Run(file, Path.ChangeExtension(Path.GetRelativePath(root, file), null)))
            .Where(result => !result.Agrees)
            .Select(result => result.Name.Replace('\\', '/'))
            .ToList();

        Assert.All(Intended, intended =>
            Assert.Contains(differences, name => name.StartsWith(intended.Key, StringComparison.Ordinal))
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
