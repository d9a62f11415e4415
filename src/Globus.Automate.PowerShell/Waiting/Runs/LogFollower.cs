using Globus.Automate.Flows;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Execution;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Waiting.Runs;

/// <summary>Writes a run's log as it grows. A failure of the moment ends nothing: it continues where it was.</summary>
internal sealed class LogFollower(
    AsyncCommand command,
    GlobusContext context,
    string? contextName,
    WaitOptions options,
    Deadline deadline,
    Func<RunLogEntry, bool> isWanted
)
{
    private readonly Contact _contact = new(command, options.TimeProvider);
    private readonly HashSet<string> _noticed = [];
    private readonly HashSet<string?> _markers = [];
    private string? _lastPage;
    private int _writtenOfLastPage;
    private int _unreadableOfLastPage;
    private Run? _seen;

    /// <summary>Writes every entry once, until the run has ended or needs somebody.</summary>
    /// <exception cref="CommandException">The time is over.</exception>
    public async Task FollowAsync(RunReference reference)
    {
        using var retries = HttpRetries.Quick();
        var interval = options.FirstInterval;
        _seen = reference.Run;
        do
        {
            var before = (_lastPage, _writtenOfLastPage);
            if (await LookAsync(reference.RunId))
            {
                return;
            }

            interval = before == (_lastPage, _writtenOfLastPage) ? options.Next(interval) : options.FirstInterval;
        } while (await deadline.PauseAsync(_contact.PauseAfter(interval)));

        var name = _seen is null ? reference.DisplayName : new RunReference(_seen).DisplayName;
        var line = $"Get-GlobusRunLog {reference.RunId} -Follow{QuotedText.Parameter("-Context", contextName)}";
        throw WaitTimeout.Of(name, _seen?.Status, options.Timeout, _contact, line);
    }

    private async Task<bool> LookAsync(Guid runId)
    {
        _contact.BeginLook();
        try
        {
            // The run is looked at before its log: what is in the log of a run that has ended is all there will be.
            _seen = await deadline.BoundAsync(token => context.Client.Runs.GetAsync(runId, cancellationToken: token));
            _contact.Reach(context.FlowsAddress.Authority);
            await WriteNewAsync(runId);
            _contact.EndLook();
            return IsOver(_seen);
        }
        catch (OperationCanceledException) when (deadline.IsOver)
        {
            return false;
        }
        catch (GlobusException exception) when (_contact.IsLostBy(exception, context.FlowsAddress.Authority))
        {
            if (!deadline.IsOver)
            {
                _contact.Fail(exception);
            }

            return false;
        }
    }

    private bool IsOver(Run run)
    {
        if (run.Status == RunStatus.Inactive)
        {
            command.Warn(InactiveRun.Explain(run, context, contextName));
        }
        else if (AskingRun.Explain(run, contextName) is { } notice && _noticed.Add(notice))
        {
            command.Warn(notice);
        }

        return run.IsFinal || run.Status == RunStatus.Inactive;
    }

    // The last page has no marker and grows: it is read again from the marker that led to it, less what was written.
    private async Task WriteNewAsync(Guid runId)
    {
        while (true)
        {
            var page = await deadline.BoundAsync(token => ReadAsync(runId, _lastPage, token));
            Write(page);
            if (!page.HasNextPage)
            {
                return;
            }

            if (string.IsNullOrEmpty(page.Marker) || !_markers.Add(page.Marker))
            {
                throw new PagingException("The service gave no marker, or the same marker twice.", page.Marker);
            }

            (_lastPage, _writtenOfLastPage, _unreadableOfLastPage) = (page.Marker, 0, 0);
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
        foreach (var entry in page.Items.Skip(_writtenOfLastPage))
        {
            if (isWanted(entry))
            {
                command.Write(entry);
            }

            _writtenOfLastPage++;
        }

        foreach (var failure in page.Unreadable.Skip(_unreadableOfLastPage))
        {
            command.WriteFailure(failure, failure.ItemId);
            _unreadableOfLastPage++;
        }
    }
}
