namespace Globus.Automate.Emulator.Runs.Execution;

/// <summary>Why the clock stopped after it was moved.</summary>
internal enum ClockStop
{
    /// <summary>The time was reached.</summary>
    Time,

    /// <summary>The condition was met.</summary>
    Condition,

    /// <summary>No run is due at any time, so the condition cannot be met by time alone.</summary>
    NothingDue,

    /// <summary>Work at the present time did not end: a provider does not respond, or runs cannot be saved.</summary>
    Busy,
}
