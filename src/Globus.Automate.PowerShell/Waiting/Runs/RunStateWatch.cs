using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.Paging;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Waiting.Runs;

/// <summary>Finds out from the logs of runs whether they have entered a state.</summary>
/// <param name="runs">The client.</param>
/// <param name="stateName">The name of the state.</param>
/// <param name="contextName">The context name for recommended lines; null to omit it.</param>
internal sealed class RunStateWatch(RunsClient runs, string stateName, string? contextName)
{
    private readonly Dictionary<Guid, RunLogCursor> _logs = [];
    private readonly HashSet<Guid> _entered = [];

    /// <summary>The name of the state.</summary>
    public string StateName => stateName;

    /// <summary>Whether the run has entered the state, as far as its log was read.</summary>
    public bool HasEntered(Guid runId) => _entered.Contains(runId);

    /// <summary>Reads the new entries of the run's log.</summary>
    /// <param name="run">The run, which was read before its log.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="CommandException">The run has ended and never entered the state.</exception>
    public async Task ReadAsync(Run run, CancellationToken cancellationToken)
    {
        if (!_logs.TryGetValue(run.RunId, out var log))
        {
            _logs[run.RunId] = log = new RunLogCursor(runs, run.RunId);
        }

        Page<RunLogEntry> page;
        do
        {
            page = await log.ReadNewAsync(cancellationToken);
            if (page.Items.Any(entry => string.Equals(entry.StateName, stateName, StringComparison.Ordinal)))
            {
                _entered.Add(run.RunId);
            }
        } while (page.HasNextPage && !HasEntered(run.RunId));

        if (run.IsFinal && !HasEntered(run.RunId))
        {
            throw NotEntered(run);
        }
    }

    private CommandException NotEntered(Run run)
    {
        var cause = run.FailureCause is { } text ? $": {text.TrimEnd('.')}" : "";
        return new CommandException(
            "StateNotEntered",
            ErrorCategory.InvalidResult,
            $"Run {new RunReference(run).DisplayName} is {run.Status} and has not entered the state "
                + $"'{stateName}'{cause}.",
            $"Get-GlobusRunState {run.RunId}{QuotedText.Parameter("-Context", contextName)}"
        );
    }
}
