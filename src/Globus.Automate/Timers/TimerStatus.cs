namespace Globus.Automate.Timers;

/// <summary>The known statuses of timers. The service may return others.</summary>
public static class TimerStatus
{
    /// <summary>The timer has not started a run yet.</summary>
    public const string New = "new";

    /// <summary>The timer starts runs.</summary>
    public const string Loaded = "loaded";

    /// <summary>The timer is paused, or waits for a sign-in.</summary>
    public const string Inactive = "inactive";

    /// <summary>The timer starts no more runs.</summary>
    public const string Ended = "ended";
}
