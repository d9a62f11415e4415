using Globus.Automate.Flows;
using Globus.Automate.Http;
using Globus.Automate.Http.Pipeline;
using Globus.Automate.Paging;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Execution;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Waiting.Runs;

/// <summary>Writes the log of a run as it grows. After a transient failure it continues with the next entry.</summary>
internal sealed class RunLogFollower(
    AsyncCommand command,
    GlobusContext context,
    string? contextName,
    WaitOptions options,
    Deadline deadline,
    Func<RunLogEntry, bool> isWanted
)
{
    private readonly ServiceMonitor _monitor = new(command, options.TimeProvider);
    private readonly HashSet<string> _shownNotices = [];
    private Run? _latest;

    /// <summary>Writes every entry once until the run ends or becomes INACTIVE.</summary>
    /// <exception cref="CommandException">The timeout has elapsed.</exception>
    public async Task FollowAsync(RunReference reference)
    {
        using var retries = RetryLimitScope.LimitToOne();
        var interval = options.FirstInterval;
        var log = new RunLogCursor(context.Client.Runs, reference.RunId);
        _latest = reference.Run;
        do
        {
            var before = log.EntryCount;
            if (await PollAsync(reference.RunId, log))
            {
                return;
            }

            interval = before == log.EntryCount ? options.NextInterval(interval) : options.FirstInterval;
        } while (await deadline.PauseAsync(_monitor.PauseAfter(interval)));

        var name = _latest is null ? reference.DisplayName : new RunReference(_latest).DisplayName;
        var line = $"Get-GlobusRunLog {reference.RunId} -Follow{QuotedText.Parameter("-Context", contextName)}";
        throw WaitTimeout.Create("Run", name, _latest?.Status, options.Timeout, _monitor, line);
    }

    private async Task<bool> PollAsync(Guid runId, RunLogCursor log)
    {
        _monitor.BeginPoll();
        try
        {
            // The run is read before its log, so the log of an ended run is complete.
            _latest = await deadline.RunAsync(token => context.Client.Runs.GetAsync(runId, cancellationToken: token));
            _monitor.MarkReachable(context.FlowsAddress.Authority);
            await WriteNewAsync(log);
            _monitor.EndPoll();
            return IsOver(_latest);
        }
        catch (OperationCanceledException) when (deadline.IsOver)
        {
            return false;
        }
        catch (GlobusException exception) when (_monitor.IsOutage(exception, context.FlowsAddress.Authority))
        {
            if (!deadline.IsOver)
            {
                _monitor.RecordFailure(exception);
            }

            return false;
        }
    }

    private bool IsOver(Run run)
    {
        if (run.Status == RunStatus.Inactive)
        {
            command.Warn(InactiveRunMessage.Explain(run, context, contextName));
        }
        else if (WebInputNotice.Explain(run, contextName) is { } notice && _shownNotices.Add(notice))
        {
            command.Warn(notice);
        }

        return run.IsFinal || run.Status == RunStatus.Inactive;
    }

    private async Task WriteNewAsync(RunLogCursor log)
    {
        Page<RunLogEntry> page;
        do
        {
            page = await deadline.RunAsync(log.ReadNewAsync);
            foreach (var entry in page.Items.Where(isWanted))
            {
                command.Write(entry);
            }

            command.WriteUnreadable(page);
        } while (page.HasNextPage);
    }
}
