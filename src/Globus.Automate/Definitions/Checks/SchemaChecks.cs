using System.Text.Json;
using Globus.Automate.Language.Schema;

namespace Globus.Automate.Definitions.Checks;

/// <summary>Checks input schemas (JSON Schema draft 7) and inputs.</summary>
internal static class SchemaChecks
{
    public static void Check(JsonElement schema, FindingCollector findings) => Parse(schema, findings);

    public static void CheckInput(JsonElement input, JsonElement schema, FindingCollector findings)
    {
        foreach (
            var violation in Parse(schema, new FindingCollector(FlowDocument.InputSchema, source: null))
                ?.Validate(input)
                ?? []
        )
        {
            findings.Add(LintRules.InvalidInput, violation.Path, violation.Message);
        }
    }

    private static JsonSchema? Parse(JsonElement schema, FindingCollector findings)
    {
        try
        {
            return JsonSchema.Parse(schema);
        }
        catch (JsonSchemaException exception)
        {
            foreach (var violation in exception.Violations)
            {
                findings.Add(LintRules.InvalidSchema, violation.Path, violation.Message);
            }

            return null;
        }
    }
}
