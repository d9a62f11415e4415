using System.Diagnostics;

namespace Globus.Automate.Emulator.Runs.Execution;

/// <summary>
/// Limits what is computed before it is written, so that runs do not wait long for each other.
/// </summary>
internal sealed class BatchBudget
{
    private const int MaximumStates = 32;

    private static readonly TimeSpan LongestTime = TimeSpan.FromMilliseconds(20);

    private readonly long _started = Stopwatch.GetTimestamp();
    private int _states;

    public bool IsSpent => _states >= MaximumStates || Stopwatch.GetElapsedTime(_started) > LongestTime;

    /// <summary>Another state was computed.</summary>
    public void Charge() => _states++;
}
