using System.Management.Automation;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Watching.Journal;
using Globus.Automate.PowerShell.Watching.Starting;

namespace Globus.Automate.PowerShell.Watching;

/// <summary>
/// Finds out whether the service processed starts whose response is not in the journal: after a crash, or after a lost
/// response. It searches for the tag of the start, and never starts anything.
/// </summary>
internal sealed class StartResolver(WatchOptions options, TriggerJournal journal, OwnRuns runs, WatchOutput output)
{
    private static readonly TimeSpan LongestGracePeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    // After this time, a run that was not found is not expected to appear.
    private static readonly TimeSpan SearchPeriod = TimeSpan.FromDays(1);

    private readonly List<PendingStart> _pending = [];

    // The service may not have processed a request yet that was sent before a crash.
    private TimeSpan GracePeriod => options.SettleTime < LongestGracePeriod ? options.SettleTime : LongestGracePeriod;

    /// <summary>Whether a pass must search again.</summary>
    public bool IsPending => _pending.Any(each => each.Start.Status == FolderTriggerStatus.Starting);

    /// <summary>The time until the next search is due; null if there is none.</summary>
    public TimeSpan? UntilNext =>
        _pending.Count == 0 ? null : _pending.Min(each => each.Pause - options.TimeProvider.GetElapsedTime(each.Since));

    /// <summary>Adds the starts that an earlier process did not complete.</summary>
    public void AddAll(IEnumerable<TriggerStart> starts)
    {
        foreach (var start in starts.OrderBy(start => start.Time))
        {
            Add(start, cause: null);
        }
    }

    /// <summary>Adds a start whose response was lost.</summary>
    public void Add(TriggerStart start, StartUncertainException? cause) =>
        _pending.Add(
            new PendingStart(start, cause)
            {
                First = options.TimeProvider.GetTimestamp(),
                Since = options.TimeProvider.GetTimestamp(),
            }
        );

    /// <summary>Searches for the runs of all starts that are due.</summary>
    public async Task ResolveAsync(CancellationToken cancellationToken)
    {
        foreach (var pending in _pending.Where(IsDue).ToList())
        {
            try
            {
                var found = await runs.FindAsync(pending.Start.Tag, pending.Start.Time, cancellationToken);
                Decide(pending, found);
            }
            catch (Exception exception) when (ErrorRecords.IsKnown(exception) && !ErrorRecords.EndsCommand(exception))
            {
                Postpone(pending);
                output.WarnOnce(
                    $"The watch cannot find out whether the run for '{InputOf(pending.Start)}' was started: "
                        + exception.Message
                );
                if (options.Once)
                {
                    Report(pending);
                }
            }
        }
    }

    private void Decide(PendingStart pending, Guid? found)
    {
        var start = pending.Start;
        if (found is { } runId)
        {
            journal.Complete(start, runId);
            runs.Add(runId);
            output.Write(start);
            _pending.Remove(pending);
            return;
        }

        var isNew = start.Status == FolderTriggerStatus.Starting;
        if (isNew && options.TimeProvider.GetElapsedTime(pending.First) < GracePeriod)
        {
            pending.Since = options.TimeProvider.GetTimestamp();
            pending.Pause = TimeSpan.FromTicks(Math.Max(GracePeriod.Ticks / 4, TimeSpan.TicksPerSecond / 10));
            return;
        }

        if (isNew)
        {
            journal.MarkUncertain(start, pending.Cause?.Message ?? Interrupted(start));
            Report(pending);
        }
        else if (!pending.IsReported)
        {
            output.Write(start);
        }

        pending.IsReported = true;
        Postpone(pending);
        if (options.Once || options.TimeProvider.GetUtcNow() - start.Time > SearchPeriod)
        {
            _pending.Remove(pending);
        }
    }

    private void Report(PendingStart pending)
    {
        var input = InputOf(pending.Start);
        output.Write(pending.Start);
        output.WriteFailure(
            pending.Cause as Exception
                ?? new CommandException(
                    "StartUncertain",
                    ErrorCategory.ConnectionError,
                    Interrupted(pending.Start),
                    input.CheckLine
                ),
            input
        );
        if (options.Once)
        {
            _pending.Remove(pending);
        }
    }

    private string Interrupted(TriggerStart start) =>
        $"The service may or may not have started a run for '{InputOf(start)}': the watch ended during the start.";

    private TriggerInput InputOf(TriggerStart start) => output.InputOf(start.Items.Select(item => item.Key), start.Tag);

    private bool IsDue(PendingStart pending) => options.TimeProvider.GetElapsedTime(pending.Since) >= pending.Pause;

    private void Postpone(PendingStart pending)
    {
        pending.Since = options.TimeProvider.GetTimestamp();
        var doubled = pending.Pause + pending.Pause;
        pending.Pause =
            doubled < options.PollingInterval ? options.PollingInterval
            : doubled < LongestPause ? doubled
            : LongestPause;
    }

    private sealed class PendingStart(TriggerStart start, StartUncertainException? cause)
    {
        public TriggerStart Start { get; } = start;

        public StartUncertainException? Cause { get; } = cause;

        public long First { get; init; }

        public long Since { get; set; }

        public TimeSpan Pause { get; set; }

        public bool IsReported { get; set; }
    }
}
