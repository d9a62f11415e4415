using System.Management.Automation;
using Globus.Automate.Definitions;

namespace Globus.Automate.PowerShell.Errors;

/// <summary>Converts findings to errors.</summary>
internal static class FindingErrors
{
    /// <summary>Creates the error of one finding.</summary>
    public static CommandException From(Finding finding) =>
        finding.Document switch
        {
            FlowDocument.Definition => new(
                "InvalidFlowDefinition",
                ErrorCategory.InvalidData,
                finding.ToString(),
                $"Correct the definition at {finding.Path}."
            )
            {
                Target = finding,
            },
            FlowDocument.InputSchema => new(
                "InvalidInputSchema",
                ErrorCategory.InvalidData,
                finding.ToString(),
                $"Correct the input schema at {finding.Path}."
            )
            {
                Target = finding,
            },
            _ => new(
                "InvalidFlowInput",
                ErrorCategory.InvalidData,
                finding.ToString(),
                $"Correct the input at {finding.Path}."
            )
            {
                Target = finding,
            },
        };

    /// <summary>Creates one error for all findings of a document.</summary>
    /// <param name="errors">The findings, at least one.</param>
    public static CommandException FromAll(IReadOnlyList<Finding> errors)
    {
        var text =
            errors.Count == 1
                ? errors[0].ToString()
                : $"{errors.Count} errors were found.\n{string.Join("\n", errors)}";
        object target = errors[0].File ?? errors[0].Path;
        return errors[0].Document == FlowDocument.Definition
            ? new(
                "InvalidFlowDefinition",
                ErrorCategory.InvalidData,
                $"The definition is not valid. {text}",
                "Correct the definition at the paths in the message."
            )
            {
                Target = target,
            }
            : new(
                "InvalidInputSchema",
                ErrorCategory.InvalidData,
                $"The input schema is not valid. {text}",
                "Correct the input schema at the paths in the message."
            )
            {
                Target = target,
            };
    }
}
