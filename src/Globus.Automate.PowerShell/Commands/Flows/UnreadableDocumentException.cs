using Globus.Automate.Definitions;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Commands.Flows;

/// <summary>
/// A document cannot be parsed as JSON or YAML, or is not an object. The error is in the document, not in the command.
/// </summary>
internal sealed class UnreadableDocumentException(FlowDocument document, CommandException failure)
    : Exception(failure.Message, failure)
{
    /// <summary>The error.</summary>
    public CommandException Failure { get; } = failure;

    /// <summary>Converts the error to a finding whose rule is the error id.</summary>
    public Finding ToFinding() =>
        new(FindingSeverity.Error, document, Failure.ErrorId, "$", Failure.Message)
        {
            File = Failure.Target as string,
            Line = Failure.Place?.Line,
            Column = Failure.Place?.Column,
        };
}
