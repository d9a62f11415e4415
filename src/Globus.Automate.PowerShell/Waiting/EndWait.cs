using Globus.Automate.Http;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.Waiting;

/// <summary>
/// Looks at many things until each has ended, needs somebody, or the time is over; writes each as that happens. A
/// failure of the moment ends nothing: the next look comes after the usual pause.
/// </summary>
internal sealed class EndWait<TReference, TItem>(
    AsyncCommand command,
    IWaitSubject<TReference, TItem> subject,
    WaitOptions options
)
    where TItem : class
{
    private const int AtOnce = 8;

    private readonly Dictionary<object, Waited<TReference, TItem>> _waiting = [];
    private readonly HashSet<string> _noticed = [];
    private readonly List<(Exception Failure, TReference Reference)> _failures = [];
    private readonly Contact _contact = new(command, options.TimeProvider);
    private int _look;

    /// <summary>Waits for all of them together.</summary>
    public async Task WaitAsync(IEnumerable<TReference> references, CancellationToken cancellationToken)
    {
        foreach (var reference in references)
        {
            _waiting[subject.KeyOf(reference)] = new(reference, subject.KnownOf(reference));
            if (options.HasContact)
            {
                _contact.Reach(subject.OriginOf(reference));
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
        while (await LookAsync(progress, deadline) && await deadline.PauseAsync(_contact.PauseAfter(interval)))
        {
            interval = options.Next(interval);
        }

        progress.End();
        GiveUp();
    }

    private async Task<bool> LookAsync(WaitProgress progress, Deadline deadline)
    {
        _look++;
        _contact.BeginLook();
        try
        {
            if (await LookAtManyAsync(progress, deadline))
            {
                await LookAtEachAsync(progress, deadline);
            }
        }
        catch (OperationCanceledException) when (deadline.IsOver)
        {
            // What was found so far has been taken.
        }

        if (!deadline.IsOver)
        {
            _contact.EndLook();
        }

        // The errors come last: where an error ends the pipeline, what was found must be out.
        _failures.ForEach(one => command.WriteFailure(one.Failure, one.Reference));
        _failures.Clear();
        return _waiting.Count > 0 && !deadline.IsOver;
    }

    private async Task<bool> LookAtManyAsync(WaitProgress progress, Deadline deadline)
    {
        if (subject.List is not { } list)
        {
            return true;
        }

        var waiting = _waiting.Values.ToList();
        try
        {
            foreach (var item in await deadline.BoundAsync(token => list.FindAsync(waiting, token)))
            {
                Take(_waiting[subject.KeyOf(item)], item, progress);
            }

            return true;
        }
        catch (Exception exception) when (ErrorRecords.IsKnown(exception))
        {
            return !IsLostBy(exception, waiting[0].Reference, deadline);
        }
    }

    // Those that were not reached in the last look come first.
    private async Task LookAtEachAsync(WaitProgress progress, Deadline deadline)
    {
        var rest = _waiting.Values.Where(one => one.LastLook < _look).OrderBy(one => one.LastLook).ToList();
        for (var from = 0; from < rest.Count && !deadline.IsOver; from += AtOnce)
        {
            var few = rest.GetRange(from, Math.Min(AtOnce, rest.Count - from));
            var looks = few.ConvertAll(one => deadline.BoundAsync(token => subject.LookAsync(one.Reference, token)));
            var isLost = true;
            for (var i = 0; i < few.Count; i++)
            {
                isLost &= !await TakeAsync(few[i], looks[i], progress, deadline);
            }

            if (isLost)
            {
                return;
            }
        }
    }

    private async Task<bool> TakeAsync(
        Waited<TReference, TItem> waited,
        Task<TItem> look,
        WaitProgress progress,
        Deadline deadline
    )
    {
        waited.LastLook = _look;
        try
        {
            Take(waited, await look, progress);
            return true;
        }
        catch (OperationCanceledException) when (deadline.IsOver)
        {
            return false;
        }
        catch (Exception exception) when (ErrorRecords.IsKnown(exception))
        {
            if (IsLostBy(exception, waited.Reference, deadline))
            {
                return false;
            }

            _waiting.Remove(subject.KeyOf(waited.Reference));
            _failures.Add((exception, waited.Reference));
            if (options.WritesLost && waited.Seen is { } seen)
            {
                command.Write(seen);
            }

            return true;
        }
    }

    private bool IsLostBy(Exception failure, TReference reference, Deadline deadline)
    {
        var isLost = _contact.IsLostBy(failure, subject.OriginOf(reference));
        if (isLost && !deadline.IsOver)
        {
            _contact.Fail(failure);
        }

        return isLost;
    }

    private void Take(Waited<TReference, TItem> waited, TItem seen, WaitProgress progress)
    {
        (waited.Seen, waited.LastLook) = (seen, _look);
        _contact.Reach(subject.OriginOf(waited.Reference));
        var inactive = subject.WhyInactive(seen);
        var isOver = subject.IsFinal(seen) || inactive is not null;
        var name = subject.NameOf(waited.Reference, seen);
        progress.Show(name, subject.Describe(seen), _waiting.Count - (isOver ? 1 : 0));
        if (!isOver)
        {
            if (subject.Notice(seen) is { } notice && _noticed.Add(notice))
            {
                command.Warn(notice);
            }

            return;
        }

        _waiting.Remove(subject.KeyOf(waited.Reference));
        if (inactive is not null)
        {
            command.Warn(inactive);
        }

        command.Write(seen);
    }

    private void GiveUp()
    {
        foreach (var seen in _waiting.Values.Select(one => one.Seen).OfType<TItem>())
        {
            command.Write(seen);
        }

        foreach (var one in _waiting.Values)
        {
            var name = subject.NameOf(one.Reference, one.Seen);
            var status = one.Seen is { } seen ? subject.StatusOf(seen) : null;
            var line = subject.WaitLine(one.Reference);
            command.WriteFailure(WaitTimeout.Of(name, status, options.Timeout, _contact, line), one.Reference);
        }
    }
}
