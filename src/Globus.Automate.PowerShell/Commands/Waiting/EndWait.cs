using System.Globalization;
using System.Management.Automation;
using Globus.Automate.PowerShell.Output;

namespace Globus.Automate.PowerShell.Commands.Waiting;

/// <summary>Looks at many things until each has ended, needs somebody, or the time is over; writes each as that happens.</summary>
internal sealed class EndWait<TReference, TItem>(AsyncCommand command, IWaitSubject<TReference, TItem> subject, WaitOptions options)
    where TItem : class
{
    private const int AtOnce = 8;

    private readonly Dictionary<object, (TReference Reference, TItem? Seen)> _waiting = [];
    private readonly HashSet<string> _noticed = [];
    private readonly long _started = options.TimeProvider.GetTimestamp();

    /// <summary>Waits for all of them together.</summary>
    public async Task WaitAsync(IEnumerable<TReference> references, CancellationToken cancellationToken)
    {
        foreach (var reference in references)
            _waiting[subject.KeyOf(reference)] = (reference, null);
        if (_waiting.Count == 0)
            return;
        var progress = new WaitProgress(command, subject.Noun, _waiting.Count);
        var interval = options.FirstInterval;
        while (await LookAsync(progress, cancellationToken) && Left > TimeSpan.Zero)
        {
            await Task.Delay(interval < Left ? interval : Left, options.TimeProvider, cancellationToken);
            interval = options.Next(interval);
        }

        progress.End();
        GiveUp();
    }

    private TimeSpan Left => options.Timeout is { } timeout ? timeout - options.TimeProvider.GetElapsedTime(_started) : TimeSpan.MaxValue;

    private async Task<bool> LookAsync(WaitProgress progress, CancellationToken cancellationToken)
    {
        var keys = _waiting.Keys.ToList();
        for (var from = 0; from < keys.Count; from += AtOnce)
        {
            var few = keys.GetRange(from, Math.Min(AtOnce, keys.Count - from));
            var looks = few.ConvertAll(key => subject.LookAsync(_waiting[key].Reference, cancellationToken));
            for (var i = 0; i < few.Count; i++)
                await TakeAsync(few[i], looks[i], progress);
        }

        return _waiting.Count > 0;
    }

    private async Task TakeAsync(object key, Task<TItem> look, WaitProgress progress)
    {
        var reference = _waiting[key].Reference;
        try
        {
            Take(key, reference, await look, progress);
        }
        catch (Exception failure) when (ErrorRecords.Knows(failure) && !ErrorRecords.EndsCommand(failure))
        {
            _waiting.Remove(key);
            command.WriteFailure(failure, reference);
        }
    }

    private void Take(object key, TReference reference, TItem seen, WaitProgress progress)
    {
        _waiting[key] = (reference, seen);
        var inactive = subject.WhyInactive(seen);
        var isOver = subject.IsFinal(seen) || inactive is not null;
        progress.Show(subject.NameOf(reference, seen), subject.Describe(seen), _waiting.Count - (isOver ? 1 : 0));
        if (!isOver)
        {
            if (subject.Notice(seen) is { } notice && _noticed.Add(notice))
                command.Warn(notice);
            return;
        }

        _waiting.Remove(key);
        if (inactive is not null)
            command.Warn(inactive);
        command.Write(seen);
    }

    private void GiveUp()
    {
        foreach (var (reference, seen) in _waiting.Values)
        {
            command.Write(seen);
            command.WriteFailure(TimeoutOf(reference, seen), reference);
        }
    }

    private CommandException TimeoutOf(TReference reference, TItem? seen) => new(
        "WaitTimeout",
        ErrorCategory.OperationTimeout,
        string.Format(CultureInfo.InvariantCulture, "{0} is still {1} after {2} s.", subject.NameOf(reference, seen), seen is null ? "unknown" : subject.StatusOf(seen), options.Timeout?.TotalSeconds),
        subject.WaitLine(reference));
}
