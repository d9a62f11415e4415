using System.Text.Json;
using Globus.Automate.Definitions;
using Globus.Automate.Definitions.Checks;
using Globus.Automate.PowerShell.Binding.Documents;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.Commands.Flows;

/// <summary>Reads and validates the documents of flows, each document once.</summary>
/// <param name="command">The command that sends the documents.</param>
/// <param name="skipped">The documents that are not validated.</param>
/// <param name="rules">The rules whose findings are left out.</param>
internal sealed class FlowDocumentReader(AsyncCommand command, ValidationParts skipped, LintRuleFilter rules)
{
    private (DocumentArgument? Value, string? Path, JsonElement? Json)? _definition;
    private (DocumentArgument? Value, string? Path, JsonElement? Json)? _inputSchema;

    /// <summary>Reads the definition; null if none is given.</summary>
    /// <exception cref="CommandException">The definition cannot be read, or is not valid.</exception>
    public JsonElement? ReadDefinition(DocumentArgument? value, string? path)
    {
        if (_definition is not { } known || known.Value != value || known.Path != path)
        {
            var source = command.ReadDocument(value, "Definition", path);
            if (source is not null && !skipped.HasFlag(ValidationParts.Definition))
            {
                RequireValid(FlowLinter.CheckDefinition(source.Json, source.Source), ".definition");
            }

            _definition = known = (value, path, source?.Json);
        }

        return known.Json;
    }

    /// <summary>Reads the input schema; null if none is given.</summary>
    /// <exception cref="CommandException">The schema cannot be read, or is not valid.</exception>
    public JsonElement? ReadInputSchema(DocumentArgument? value, string? path)
    {
        if (_inputSchema is not { } known || known.Value != value || known.Path != path)
        {
            var source = command.ReadDocument(value, "InputSchema", path);
            if (source is not null && !skipped.HasFlag(ValidationParts.InputSchema))
            {
                RequireValid(FlowLinter.CheckInputSchema(source.Json, source.Source), ".input_schema");
            }

            _inputSchema = known = (value, path, source?.Json);
        }

        return known.Json;
    }

    // The paths are those of the request body, as in the errors of the service.
    private void RequireValid(IReadOnlyList<Finding> findings, string member)
    {
        var rooted = FindingSummary
            .Create(rules.Apply(findings))
            .Select(finding => finding with { Path = finding.Path.Insert(1, member) })
            .ToList();
        foreach (var finding in rooted)
        {
            switch (finding.Severity)
            {
                case FindingSeverity.Information:
                    command.Inform(finding.ToString());
                    break;
                case FindingSeverity.Warning:
                    command.Warn(finding.ToString());
                    break;
            }
        }

        var errors = rooted.Where(finding => finding.Severity == FindingSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            throw FindingErrors.FromAll(errors);
        }
    }
}
