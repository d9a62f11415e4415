namespace Globus.Automate.Emulator.Runs;

/// <summary>The events that the clock has to reach: the runs that a time makes due, and scheduled starts.</summary>
internal sealed class RunSchedule(RunStore runs)
{
    private IScheduledStarts? _starts;

    /// <summary>Adds the service that starts runs at known times.</summary>
    public void Use(IScheduledStarts starts) => _starts = starts;

    /// <summary>The time of the next event; null for none.</summary>
    public DateTimeOffset? FindNextDue() => Earlier(runs.FindNextDue(), FindNextStart());

    /// <summary>The time of the next scheduled start; null for none.</summary>
    public DateTimeOffset? FindNextStart() => _starts?.FindNextDue();

    /// <summary>Whether a start is the next event: no run is due before it.</summary>
    /// <param name="time">The time of the next start.</param>
    public bool IsNext(DateTimeOffset time) => !(runs.FindNextDue() < time);

    /// <summary>Starts the runs whose time has come.</summary>
    public void StartDue(DateTimeOffset now) => _starts?.StartDue(now);

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other < one ? other : one;
}
