using System.Globalization;
using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Emulator.Control;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Execution;
using Globus.Automate.PowerShell.Recommendations;
using Globus.Automate.PowerShell.Waiting.Runs;

namespace Globus.Automate.PowerShell.Commands.Emulator.Clock;

/// <summary>Writes the runs that a move of the clock waited for, and why the clock stopped early.</summary>
/// <param name="command">The command.</param>
/// <param name="context">The context of the runs.</param>
/// <param name="contextName">The context name for recommended lines; null to omit it.</param>
/// <param name="stateName">The state that the runs were to enter; null for their ends.</param>
/// <param name="limit">The longest move.</param>
internal sealed class StepReport(
    AsyncCommand command,
    GlobusContext context,
    string? contextName,
    string? stateName,
    TimeSpan limit
)
{
    /// <summary>Writes a run, with a warning if it is INACTIVE, and an error if it is not where it should be.</summary>
    public void Write(RunReference reference, Run run, SettledRun settled, string? stoppedBy)
    {
        var name = new RunReference(run).DisplayName;
        if (!settled.HasEntered && run.Status == RunStatus.Inactive)
        {
            command.Warn(InactiveRunMessage.Explain(run, context, contextName));
        }

        command.Write(run);
        if (settled.HasEntered)
        {
            return;
        }

        if (stateName is not null && run.IsFinal)
        {
            command.WriteFailure(NotEntered(name, run), reference);
        }
        else if (settled.IsActive)
        {
            command.WriteFailure(NotSettled(name, run, stoppedBy), reference);
        }
    }

    private CommandException NotEntered(string name, Run run) =>
        new(
            "StateNotEntered",
            ErrorCategory.InvalidResult,
            $"The run {name} ended as {run.Status} and did not enter the state '{stateName}'.",
            $"Get-GlobusRunLog -RunId {run.RunId}{QuotedText.Parameter("-Context", contextName)}"
        );

    private CommandException NotSettled(string name, Run run, string? stoppedBy) =>
        new(
            "WaitTimeout",
            ErrorCategory.OperationTimeout,
            $"The run {name} is still {run.Status}. {Reason(stoppedBy)}",
            stoppedBy == "elapsed"
                ? "Step the clock again, with a longer -Limit."
                : $"Get-GlobusRunLog -RunId {run.RunId}{QuotedText.Parameter("-Context", contextName)}"
        );

    private string Reason(string? stoppedBy) =>
        stoppedBy switch
        {
            "nothing_due" => "It waits for an event that no time brings.",
            "busy" => "Its work at the present time did not end within 30 seconds. A provider might not be responding.",
            _ => string.Format(CultureInfo.InvariantCulture, "The clock moved by the limit of {0}.", limit),
        };
}
