using System.Text.Json;

namespace Globus.Automate.Definitions.Checks;

/// <summary>
/// Finds the mistakes in flow definitions (https://docs.globus.org/api/flows/authoring-flows/) without asking the
/// service: as errors what it would refuse, as warnings what it takes although it is a mistake.
/// </summary>
public static class FlowLinter
{
    /// <summary>Checks a definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="source">Where its values stand in the text that it came from.</param>
    /// <returns>Its mistakes, in the order of the text where that is known; none if it is right.</returns>
    public static IReadOnlyList<Finding> CheckDefinition(JsonElement definition, SourceMap? source = null)
    {
        var findings = new FindingCollector(FlowDocument.Definition, source);
        var root = new JsonNodeAt(definition, "$");
        StructureChecks.Check(root, findings);
        TransitionChecks.Check(root, findings);
        DuplicateChecks.Check(root, findings);
        return findings.ToList();
    }

    /// <summary>Checks that an input schema is one, by JSON Schema draft 7.</summary>
    /// <param name="inputSchema">The schema.</param>
    /// <param name="source">Where its values stand in the text that it came from.</param>
    /// <returns>Its mistakes; none if it is right.</returns>
    public static IReadOnlyList<Finding> CheckInputSchema(JsonElement inputSchema, SourceMap? source = null)
    {
        var findings = new FindingCollector(FlowDocument.InputSchema, source);
        SchemaChecks.Check(inputSchema, findings);
        return findings.ToList();
    }

    /// <summary>
    /// Checks an input against an input schema. A schema that is none finds nothing: check it by itself.
    /// </summary>
    /// <param name="input">The input.</param>
    /// <param name="inputSchema">The schema.</param>
    /// <param name="source">Where the input's values stand in the text that it came from.</param>
    /// <returns>What the schema does not allow; nothing if the input is right.</returns>
    public static IReadOnlyList<Finding> CheckInput(
        JsonElement input,
        JsonElement inputSchema,
        SourceMap? source = null
    )
    {
        var findings = new FindingCollector(FlowDocument.Input, source);
        SchemaChecks.CheckInput(input, inputSchema, findings);
        return findings.ToList();
    }
}
