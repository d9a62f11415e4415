using Globus.Automate.Http.Pipeline;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.Waiting;

/// <summary>
/// Polls many runs or actions together until each has ended, is INACTIVE, or the timeout elapses. Each is written as
/// soon as its wait ends. A transient failure does not end a wait; the next poll follows after the normal interval.
/// </summary>
/// <typeparam name="TReference">The type of the references.</typeparam>
/// <typeparam name="TItem">The type of the items.</typeparam>
/// <param name="command">The command that waits.</param>
/// <param name="source">Gets the runs or actions.</param>
/// <param name="options">The timing options.</param>
internal sealed class Waiter<TReference, TItem>(
    AsyncCommand command,
    IPollingSource<TReference, TItem> source,
    WaitOptions options
)
    where TItem : class
{
    private const int Concurrency = 8;

    // Runs without waits have ended before.
    private const int StandstillPoll = 2;

    private readonly Dictionary<object, PendingItem<TReference, TItem>> _waiting = [];
    private readonly HashSet<string> _shownNotices = [];
    private readonly List<(Exception Failure, TReference Reference)> _failures = [];
    private readonly ServiceMonitor _monitor = new(command, options.TimeProvider);
    private int _pollNumber;

    /// <summary>Waits for all items together.</summary>
    public async Task WaitAsync(IEnumerable<TReference> references, CancellationToken cancellationToken)
    {
        foreach (var reference in references)
        {
            _waiting[source.KeyOf(reference)] = new(reference, source.InitialOf(reference));
            if (options.IsServiceReachable)
            {
                _monitor.MarkReachable(source.OriginOf(reference));
            }
        }

        if (_waiting.Count == 0)
        {
            return;
        }

        using var deadline = new Deadline(options, cancellationToken);
        using var retries = RetryLimitScope.LimitToOne();
        var progress = new WaitProgress(command, source.Noun, _waiting.Count);
        var interval = options.FirstInterval;
        while (await PollAsync(progress, deadline) && await deadline.PauseAsync(_monitor.PauseAfter(interval)))
        {
            interval = options.NextInterval(interval);
        }

        progress.End();
        WriteTimeouts();
    }

    private async Task<bool> PollAsync(WaitProgress progress, Deadline deadline)
    {
        _pollNumber++;
        _monitor.BeginPoll();
        try
        {
            if (await PollListAsync(progress, deadline))
            {
                await PollEachAsync(progress, deadline);
            }
        }
        catch (OperationCanceledException) when (deadline.IsOver)
        {
            // The items that were already read have been processed.
        }

        if (!deadline.IsOver)
        {
            _monitor.EndPoll();
        }

        // Errors are written last: an error may end the pipeline, so the items are written first.
        _failures.ForEach(one => command.WriteFailure(one.Failure, one.Reference));
        _failures.Clear();
        if (_waiting.Count == 0 || deadline.IsOver)
        {
            return false;
        }

        await WarnOfStandstillAsync(deadline);
        return true;
    }

    private async Task WarnOfStandstillAsync(Deadline deadline)
    {
        if (_pollNumber != StandstillPoll)
        {
            return;
        }

        try
        {
            if (await deadline.RunAsync(source.ExplainStandstillAsync) is { } reason)
            {
                command.Warn(reason);
            }
        }
        catch (OperationCanceledException) when (deadline.IsOver)
        {
            // The wait ends.
        }
    }

    private async Task<bool> PollListAsync(WaitProgress progress, Deadline deadline)
    {
        if (source.List is not { } list)
        {
            return true;
        }

        var waiting = _waiting.Values.ToList();
        try
        {
            foreach (var item in await deadline.RunAsync(token => list.FindAsync(waiting, token)))
            {
                Process(_waiting[source.KeyOf(item)], item, progress);
            }

            return true;
        }
        catch (Exception exception) when (ErrorRecords.IsKnown(exception))
        {
            return !IsOutage(exception, waiting[0].Reference, deadline);
        }
    }

    // Items that the last poll did not reach come first.
    private async Task PollEachAsync(WaitProgress progress, Deadline deadline)
    {
        var rest = _waiting.Values.Where(one => one.LastPoll < _pollNumber).OrderBy(one => one.LastPoll).ToList();
        for (var from = 0; from < rest.Count && !deadline.IsOver; from += Concurrency)
        {
            var few = rest.GetRange(from, Math.Min(Concurrency, rest.Count - from));
            var polls = few.ConvertAll(one => deadline.RunAsync(token => source.GetAsync(one.Reference, token)));
            var isOutage = true;
            for (var i = 0; i < few.Count; i++)
            {
                isOutage &= !await ProcessAsync(few[i], polls[i], progress, deadline);
            }

            if (isOutage)
            {
                return;
            }
        }
    }

    private async Task<bool> ProcessAsync(
        PendingItem<TReference, TItem> pending,
        Task<TItem> poll,
        WaitProgress progress,
        Deadline deadline
    )
    {
        pending.LastPoll = _pollNumber;
        try
        {
            Process(pending, await poll, progress);
            return true;
        }
        catch (OperationCanceledException) when (deadline.IsOver)
        {
            return false;
        }
        catch (Exception exception) when (ErrorRecords.IsKnown(exception))
        {
            if (IsOutage(exception, pending.Reference, deadline))
            {
                return false;
            }

            _waiting.Remove(source.KeyOf(pending.Reference));
            _failures.Add((exception, pending.Reference));
            if (options.WritesLastSeen && pending.Latest is { } seen)
            {
                command.Write(seen);
            }

            return true;
        }
    }

    private bool IsOutage(Exception failure, TReference reference, Deadline deadline)
    {
        var isOutage = _monitor.IsOutage(failure, source.OriginOf(reference));
        if (isOutage && !deadline.IsOver)
        {
            _monitor.RecordFailure(failure);
        }

        return isOutage;
    }

    private void Process(PendingItem<TReference, TItem> pending, TItem seen, WaitProgress progress)
    {
        (pending.Latest, pending.LastPoll) = (seen, _pollNumber);
        _monitor.MarkReachable(source.OriginOf(pending.Reference));
        var inactive = source.ExplainInactive(seen);
        var isOver = source.IsFinal(seen) || inactive is not null;
        var name = source.NameOf(pending.Reference, seen);
        progress.Show(name, source.Describe(seen), _waiting.Count - (isOver ? 1 : 0));
        if (!isOver)
        {
            if (source.Notice(seen) is { } notice && _shownNotices.Add(notice))
            {
                command.Warn(notice);
            }

            return;
        }

        _waiting.Remove(source.KeyOf(pending.Reference));
        if (inactive is not null)
        {
            command.Warn(inactive);
        }

        command.Write(seen);
    }

    private void WriteTimeouts()
    {
        foreach (var seen in _waiting.Values.Select(one => one.Latest).OfType<TItem>())
        {
            command.Write(seen);
        }

        foreach (var one in _waiting.Values)
        {
            var name = source.NameOf(one.Reference, one.Latest);
            var status = one.Latest is { } seen ? source.StatusOf(seen) : null;
            var line = source.WaitLine(one.Reference);
            var timeout = WaitTimeout.Create(source.Kind, name, status, options.Timeout, _monitor, line);
            command.WriteFailure(timeout, one.Reference);
        }
    }
}
