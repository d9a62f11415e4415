namespace Globus.Automate.Emulator.Runs.Execution;

/// <summary>The reason why a move of the clock ended.</summary>
internal enum ClockStop
{
    /// <summary>The time was reached.</summary>
    Time,

    /// <summary>The condition was met.</summary>
    Condition,

    /// <summary>No run is due at any time, so time alone cannot meet the condition.</summary>
    NothingDue,

    /// <summary>Work at the present time did not end: a provider does not respond, or runs cannot be saved.</summary>
    Busy,
}
