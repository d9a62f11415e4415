namespace Globus.Automate.Emulator.Timers;

/// <summary>The statuses of timers.</summary>
internal static class TimerStatus
{
    /// <summary>It has not started a run yet.</summary>
    public const string New = "new";

    /// <summary>It starts runs.</summary>
    public const string Loaded = "loaded";

    /// <summary>It is paused, or waits for a sign-in.</summary>
    public const string Inactive = "inactive";

    /// <summary>It starts no more runs.</summary>
    public const string Ended = "ended";
}
