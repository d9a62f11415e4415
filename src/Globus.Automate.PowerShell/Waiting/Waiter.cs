using Globus.Automate.Http;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.Waiting;

/// <summary>
/// Looks at many things until each has ended, needs somebody, or the time is over; writes each as that happens. A
/// failure of the moment ends nothing: the next look comes after the usual pause.
/// </summary>
internal sealed class Waiter<TReference, TItem>(
    AsyncCommand command,
    IPollingSource<TReference, TItem> subject,
    WaitOptions options
)
    where TItem : class
{
    private const int Concurrency = 8;

    private readonly Dictionary<object, PendingItem<TReference, TItem>> _waiting = [];
    private readonly HashSet<string> _shownNotices = [];
    private readonly List<(Exception Failure, TReference Reference)> _failures = [];
    private readonly ServiceMonitor _monitor = new(command, options.TimeProvider);
    private int _pollNumber;

    /// <summary>Waits for all of them together.</summary>
    public async Task WaitAsync(IEnumerable<TReference> references, CancellationToken cancellationToken)
    {
        foreach (var reference in references)
        {
            _waiting[subject.KeyOf(reference)] = new(reference, subject.InitialOf(reference));
            if (options.IsServiceReachable)
            {
                _monitor.MarkReachable(subject.OriginOf(reference));
            }
        }

        if (_waiting.Count == 0)
        {
            return;
        }

        using var deadline = new Deadline(options, cancellationToken);
        using var retries = HttpRetries.Quick();
        var progress = new WaitProgress(command, subject.Noun, _waiting.Count);
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
            // What was found so far has been taken.
        }

        if (!deadline.IsOver)
        {
            _monitor.EndPoll();
        }

        // The errors come last: where an error ends the pipeline, what was found must be out.
        _failures.ForEach(one => command.WriteFailure(one.Failure, one.Reference));
        _failures.Clear();
        return _waiting.Count > 0 && !deadline.IsOver;
    }

    private async Task<bool> PollListAsync(WaitProgress progress, Deadline deadline)
    {
        if (subject.List is not { } list)
        {
            return true;
        }

        var waiting = _waiting.Values.ToList();
        try
        {
            foreach (var item in await deadline.RunAsync(token => list.FindAsync(waiting, token)))
            {
                Process(_waiting[subject.KeyOf(item)], item, progress);
            }

            return true;
        }
        catch (Exception exception) when (ErrorRecords.IsKnown(exception))
        {
            return !IsOutage(exception, waiting[0].Reference, deadline);
        }
    }

    // Those that were not reached in the last look come first.
    private async Task PollEachAsync(WaitProgress progress, Deadline deadline)
    {
        var rest = _waiting.Values.Where(one => one.LastPoll < _pollNumber).OrderBy(one => one.LastPoll).ToList();
        for (var from = 0; from < rest.Count && !deadline.IsOver; from += Concurrency)
        {
            var few = rest.GetRange(from, Math.Min(Concurrency, rest.Count - from));
            var polls = few.ConvertAll(one => deadline.RunAsync(token => subject.GetAsync(one.Reference, token)));
            var isLost = true;
            for (var i = 0; i < few.Count; i++)
            {
                isLost &= !await ProcessAsync(few[i], polls[i], progress, deadline);
            }

            if (isLost)
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

            _waiting.Remove(subject.KeyOf(pending.Reference));
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
        var isLost = _monitor.IsOutage(failure, subject.OriginOf(reference));
        if (isLost && !deadline.IsOver)
        {
            _monitor.RecordFailure(failure);
        }

        return isLost;
    }

    private void Process(PendingItem<TReference, TItem> pending, TItem seen, WaitProgress progress)
    {
        (pending.Latest, pending.LastPoll) = (seen, _pollNumber);
        _monitor.MarkReachable(subject.OriginOf(pending.Reference));
        var inactive = subject.ExplainInactive(seen);
        var isOver = subject.IsFinal(seen) || inactive is not null;
        var name = subject.NameOf(pending.Reference, seen);
        progress.Show(name, subject.Describe(seen), _waiting.Count - (isOver ? 1 : 0));
        if (!isOver)
        {
            if (subject.Notice(seen) is { } notice && _shownNotices.Add(notice))
            {
                command.Warn(notice);
            }

            return;
        }

        _waiting.Remove(subject.KeyOf(pending.Reference));
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
            var name = subject.NameOf(one.Reference, one.Latest);
            var status = one.Latest is { } seen ? subject.StatusOf(seen) : null;
            var line = subject.WaitLine(one.Reference);
            command.WriteFailure(WaitTimeout.Create(name, status, options.Timeout, _monitor, line), one.Reference);
        }
    }
}
