namespace Globus.Automate.Emulator.Runs;

/// <summary>Starts of runs at known times, which are events of the clock like those of runs.</summary>
internal interface IScheduledStarts
{
    /// <summary>The time of the next start; null for none.</summary>
    DateTimeOffset? FindNextDue();

    /// <summary>Starts the runs whose time has come, in the present transaction.</summary>
    /// <param name="now">The present time.</param>
    void StartDue(DateTimeOffset now);
}
