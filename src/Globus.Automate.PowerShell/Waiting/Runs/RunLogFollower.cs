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
    private readonly HashSet<string?> _markers = [];
    private string? _lastMarker;
    private int _writtenOnLastPage;
    private int _unreadableOnLastPage;
    private Run? _latest;

    /// <summary>Writes every entry once until the run ends or becomes INACTIVE.</summary>
    /// <exception cref="CommandException">The timeout has elapsed.</exception>
    public async Task FollowAsync(RunReference reference)
    {
        using var retries = RetryLimitScope.LimitToOne();
        var interval = options.FirstInterval;
        _latest = reference.Run;
        do
        {
            var before = (_lastMarker, _writtenOnLastPage);
            if (await PollAsync(reference.RunId))
            {
                return;
            }

            interval =
                before == (_lastMarker, _writtenOnLastPage) ? options.NextInterval(interval) : options.FirstInterval;
        } while (await deadline.PauseAsync(_monitor.PauseAfter(interval)));

        var name = _latest is null ? reference.DisplayName : new RunReference(_latest).DisplayName;
        var line = $"Get-GlobusRunLog {reference.RunId} -Follow{QuotedText.Parameter("-Context", contextName)}";
        throw WaitTimeout.Create("Run", name, _latest?.Status, options.Timeout, _monitor, line);
    }

    private async Task<bool> PollAsync(Guid runId)
    {
        _monitor.BeginPoll();
        try
        {
            // The run is read before its log, so the log of an ended run is complete.
            _latest = await deadline.RunAsync(token => context.Client.Runs.GetAsync(runId, cancellationToken: token));
            _monitor.MarkReachable(context.FlowsAddress.Authority);
            await WriteNewAsync(runId);
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

    // The last page has no marker and grows. It is read again from the previous marker; its new entries are written.
    private async Task WriteNewAsync(Guid runId)
    {
        while (true)
        {
            var page = await deadline.RunAsync(token => ReadAsync(runId, _lastMarker, token));
            Write(page);
            if (!page.HasNextPage)
            {
                return;
            }

            if (string.IsNullOrEmpty(page.Marker) || !_markers.Add(page.Marker))
            {
                throw new PagingException("The service returned no marker or the same marker twice.", page.Marker);
            }

            (_lastMarker, _writtenOnLastPage, _unreadableOnLastPage) = (page.Marker, 0, 0);
        }
    }

    private async Task<Page<RunLogEntry>> ReadAsync(Guid runId, string? marker, CancellationToken cancellationToken)
    {
        var log = context.Client.Runs.Log(runId, new RunLogQuery { Limit = 100 });
        await foreach (var page in log.AsPages(marker).WithCancellation(cancellationToken))
        {
            return page;
        }

        throw new InvalidOperationException("A list has at least one page.");
    }

    private void Write(Page<RunLogEntry> page)
    {
        foreach (var entry in page.Items.Skip(_writtenOnLastPage))
        {
            if (isWanted(entry))
            {
                command.Write(entry);
            }

            _writtenOnLastPage++;
        }

        foreach (var failure in page.Unreadable.Skip(_unreadableOnLastPage))
        {
            command.WriteFailure(failure, failure.ItemId);
            _unreadableOnLastPage++;
        }
    }
}
