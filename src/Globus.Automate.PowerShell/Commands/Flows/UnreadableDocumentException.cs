using Globus.Automate.Definitions;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Commands.Flows;

/// <summary>
/// A document that was given is none: its text is not JSON or YAML, or it is no object. That is a mistake in it, not of
/// the caller.
/// </summary>
internal sealed class UnreadableDocumentException(FlowDocument document, CommandException failure)
    : Exception(failure.Message, failure)
{
    /// <summary>What is wrong.</summary>
    public CommandException Failure { get; } = failure;

    /// <summary>The same as a finding, whose rule is the error's id.</summary>
    public Finding ToFinding() =>
        new(FindingSeverity.Error, document, Failure.ErrorId, "$", Failure.Message)
        {
            File = Failure.Target as string,
            Line = Failure.Place?.Line,
            Column = Failure.Place?.Column,
        };
}
