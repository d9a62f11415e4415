using System.Text.Json;

namespace Globus.Automate.Definitions.Checks;

/// <summary>
/// Validates flow definitions (https://docs.globus.org/api/flows/authoring-flows/) locally. Errors are mistakes that
/// the service rejects; warnings are mistakes that it accepts.
/// </summary>
public static class FlowLinter
{
    /// <summary>The ids of all rules, which the topic about_Globus_Errors documents.</summary>
    public static IReadOnlyList<string> RuleIds { get; } = [.. LintRules.All.Select(rule => rule.Id)];

    /// <summary>Finds the rule id that is most similar to a text; null if none is similar.</summary>
    /// <param name="text">A misspelled rule id.</param>
    public static string? FindSimilarRuleId(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Spelling.Closest(text, RuleIds);
    }

    /// <summary>Checks a definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="source">The source positions of its values.</param>
    /// <returns>The findings, in source order if it is known; empty if the definition is valid.</returns>
    public static IReadOnlyList<Finding> CheckDefinition(JsonElement definition, SourceMap? source = null)
    {
        var findings = new FindingCollector(FlowDocument.Definition, source);
        var root = new JsonNodeAt(definition);
        StructureChecks.Check(root, findings);
        TransitionChecks.Check(root, findings);
        DuplicateChecks.Check(root, findings);
        return findings.ToList();
    }

    /// <summary>Checks an input schema against JSON Schema draft 7.</summary>
    /// <param name="inputSchema">The schema.</param>
    /// <param name="source">The source positions of its values.</param>
    /// <returns>The findings; empty if the schema is valid.</returns>
    public static IReadOnlyList<Finding> CheckInputSchema(JsonElement inputSchema, SourceMap? source = null)
    {
        var findings = new FindingCollector(FlowDocument.InputSchema, source);
        SchemaChecks.Check(inputSchema, findings);
        DuplicateChecks.Check(new JsonNodeAt(inputSchema), findings);
        return findings.ToList();
    }

    /// <summary>
    /// Checks an input against an input schema. An invalid schema finds nothing; check it separately.
    /// </summary>
    /// <param name="input">The input.</param>
    /// <param name="inputSchema">The schema.</param>
    /// <param name="source">The source positions of the values in the input.</param>
    /// <returns>The findings; empty if the input is valid.</returns>
    public static IReadOnlyList<Finding> CheckInput(
        JsonElement input,
        JsonElement inputSchema,
        SourceMap? source = null
    )
    {
        var findings = new FindingCollector(FlowDocument.Input, source);
        SchemaChecks.CheckInput(input, inputSchema, findings);
        DuplicateChecks.Check(new JsonNodeAt(input), findings);
        return findings.ToList();
    }
}
