using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Watching.Files;
using Globus.Automate.PowerShell.Watching.Journal;
using Globus.Automate.PowerShell.Watching.Starting;

namespace Globus.Automate.PowerShell.Watching;

/// <summary>Starts runs for settled items, and records each start before it is sent.</summary>
internal sealed class TriggerStarter(
    WatchOptions options,
    TriggerJournal journal,
    TriggerRequest requests,
    Func<RunRequest, CancellationToken, Task<Run>> send,
    OwnRuns runs,
    StartResolver resolver,
    WatchOutput output
)
{
    private static readonly TimeSpan ReadinessLimit = TimeSpan.FromSeconds(10);

    private readonly ReadinessChecks _readiness = new(Readiness.Explain, ReadinessLimit);
    private readonly RetrySchedule _retries = new(options.TimeProvider);
    private readonly HashSet<string> _failed = new(FolderScanner.PathComparer);
    private readonly HashSet<string> _unreadable = new(FolderScanner.PathComparer);

    /// <summary>Whether a pass ends without the remaining starts, because the service does not start runs.</summary>
    public bool IsGivenUp { get; private set; }

    /// <summary>Whether the start of the item failed and this pass does not try it again.</summary>
    public bool HasFailed(FolderItem item) => _failed.Contains(item.Key);

    /// <summary>Starts runs for the settled items that are due.</summary>
    public async Task StartAsync(SettleTracker tracker, CancellationToken cancellationToken)
    {
        var due = tracker.Settled.Where(item => _retries.IsDue(item) && !HasFailed(item)).ToList();
        foreach (var batch in BatchesOf(due, tracker))
        {
            if (IsGivenUp || !_retries.IsServiceDue || !await HasRoomAsync(batch, cancellationToken))
            {
                return;
            }

            var ready = new List<FolderItem>();
            foreach (var item in batch)
            {
                if (await IsReadyAsync(item, tracker, cancellationToken))
                {
                    ready.Add(item);
                }
            }

            if (ready.Count > 0 && await TryStartAsync(ready, cancellationToken))
            {
                ready.ForEach(tracker.Forget);
            }
        }
    }

    /// <summary>Removes items that no longer exist.</summary>
    public void Keep(IReadOnlyList<FolderItem> items)
    {
        _retries.Keep(items);
        if (_unreadable.Count > 0)
        {
            _unreadable.IntersectWith(items.Select(item => item.Key));
        }
    }

    // A smaller batch waits while files are settling, but not longer than another settle time.
    private IEnumerable<IReadOnlyList<FolderItem>> BatchesOf(List<FolderItem> items, SettleTracker tracker)
    {
        var size = options.BatchSize ?? 1;
        for (var i = 0; i < items.Count; i += size)
        {
            var batch = items.GetRange(i, Math.Min(size, items.Count - i));
            if (
                batch.Count == size
                || !tracker.IsSettling
                || batch.Any(item => tracker.SettledFor(item) > options.SettleTime)
            )
            {
                yield return batch;
            }
        }
    }

    private async Task<bool> HasRoomAsync(IReadOnlyList<FolderItem> batch, CancellationToken cancellationToken)
    {
        try
        {
            return await runs.HasRoomAsync(() => journal.RunIds, cancellationToken);
        }
        catch (Exception exception) when (ErrorRecords.IsKnown(exception) && !ErrorRecords.EndsCommand(exception))
        {
            ReportFailure(batch, exception, _retries.FailService(exception), tag: null);
            return false;
        }
    }

    private async Task<bool> IsReadyAsync(FolderItem item, SettleTracker tracker, CancellationToken cancellationToken)
    {
        if (await _readiness.ExplainAsync(item, cancellationToken) is not { } reason)
        {
            _unreadable.Remove(item.Key);
            return true;
        }

        tracker.Restart(item);
        if (_unreadable.Add(item.Key))
        {
            output.Write([item], FolderTriggerStatus.Settling, reason);
        }
        else if (options.Once)
        {
            _failed.Add(item.Key);
            output.Write([item], FolderTriggerStatus.Failed, reason);
            output.WriteFailure(
                new CommandException(
                    "FileNotReadable",
                    ErrorCategory.ReadError,
                    reason,
                    "Close the program that writes to the file, or check your permission to read it."
                ),
                output.InputOf([item.Key], tag: null)
            );
        }

        return false;
    }

    private async Task<bool> TryStartAsync(IReadOnlyList<FolderItem> items, CancellationToken cancellationToken)
    {
        RunRequest request;
        try
        {
            request = requests.Create(items);
        }
        catch (CommandException exception)
        {
            Fail(journal.Begin(items, TriggerStart.NewId()), items, exception);
            return false;
        }

        // The consumer of the output may end the pipeline, which must not leave a start in the journal.
        var id = TriggerStart.NewId();
        output.Write(items, FolderTriggerStatus.Starting, tag: TriggerStart.TagPrefix + id);
        var start = journal.Begin(items, id);
        try
        {
            var tagged = request with { Tags = [.. requests.Tags, start.Tag] };
            var run = await send(tagged, cancellationToken);
            journal.Complete(start, run.RunId);
            runs.Add(run.RunId);
            _retries.Succeed(items);
            output.Write(start);
        }
        catch (StartUncertainException exception)
        {
            // The service may be overloaded, so that the next start waits as well.
            resolver.Add(start, exception);
            _retries.FailService(exception);
        }
        catch (Exception exception) when (ErrorRecords.IsKnown(exception))
        {
            Fail(start, items, exception);
            return false;
        }

        return true;
    }

    private void Fail(TriggerStart start, IReadOnlyList<FolderItem> items, Exception failure)
    {
        journal.Fail(start, failure.Message);
        output.Write(start);
        if (ErrorRecords.EndsCommand(failure))
        {
            throw failure;
        }

        ReportFailure(items, failure, _retries.Fail(items, failure), start.Tag);
    }

    private void ReportFailure(IReadOnlyList<FolderItem> items, Exception failure, TimeSpan pause, string? tag)
    {
        var input = output.InputOf(items.Select(item => item.Key), tag);
        if (!options.Once)
        {
            output.Warn(
                $"No run was started for '{input}': {failure.Message.TrimEnd('.')}. "
                    + $"The next attempt is in {WatchOutput.Text(pause)}."
            );
            return;
        }

        output.WriteFailure(failure, input);
        _failed.UnionWith(items.Select(item => item.Key));
        IsGivenUp |= !RetrySchedule.IsOfInput(failure);
    }
}
