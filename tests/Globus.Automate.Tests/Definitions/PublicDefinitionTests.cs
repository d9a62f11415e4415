using System.Text.Json;
using Globus.Automate.Definitions;
using Globus.Automate.Definitions.Checks;

namespace Globus.Automate.Tests.Definitions;

/// <summary>
/// Flow definitions that people have published, where they lie beside the repository, against what is known of each.
/// </summary>
public sealed class PublicDefinitionTests
{
    // The index follows the schema of the editor, in which a comment is a string. The service accepts any comment.
    private const string WithComment = "globus-gladier+gladier__docs-gladier-passing_payloads.json";

    [Fact]
    public void A_definition_has_errors_exactly_when_the_service_refuses_it()
    {
        var entries = Index();

        Assert.NotEmpty(entries);
        Assert.Empty(entries.Select(Difference).OfType<string>());
    }

    [Fact]
    public void Every_input_schema_is_right_and_takes_its_sample_input()
    {
        var entries = Index().Where(entry => entry.TryGetProperty("input_schema", out _)).ToList();

        Every.Item(entries, entry => Assert.Empty(FlowLinter.CheckInputSchema(Read(entry, "input_schema"))));
        Every.Item(entries.Where(entry => entry.TryGetProperty("sample_input", out _)), entry =>
            Assert.Empty(FlowLinter.CheckInput(Read(entry, "sample_input"), Read(entry, "input_schema")))
        );
    }

    private static string? Difference(JsonElement entry)
    {
        var file = entry.GetProperty("file").GetString()!;
        var errors = FlowLinter
            .CheckDefinition(Read(file))
            .Where(finding => finding.Severity == FindingSeverity.Error)
            .ToList();
        var isValid =
            (entry.GetProperty("valid_for_service_schema").GetBoolean() || file == WithComment)
            && entry.GetProperty("undefined_targets").GetArrayLength() == 0
            && entry.GetProperty("unreachable_states").GetArrayLength() == 0;
        return isValid == (errors.Count == 0)
            ? null
            : $"{file} is {(isValid ? "valid" : "not valid")}: {string.Join("; ", errors)}";
    }

    private static IReadOnlyList<JsonElement> Index() => [.. Read("INDEX.json").EnumerateArray()];

    private static JsonElement Read(JsonElement entry, string part) => Read(entry.GetProperty(part).GetString()!);

    private static JsonElement Read(string file)
    {
        using var document = JsonDocument.Parse(SharedData.ReadText("flow-definitions", file));
        return document.RootElement.Clone();
    }
}
