using System.Diagnostics;

namespace Globus.Automate.Emulator.Runs.Execution;

/// <summary>Limits a batch of steps, so that requests and other runs do not wait long.</summary>
internal sealed class BatchBudget
{
    private const int MaximumSteps = 128;

    private static readonly TimeSpan LongestTime = TimeSpan.FromMilliseconds(0.5);

    private long _started = Stopwatch.GetTimestamp();
    private int _steps;

    public bool IsSpent => _steps >= MaximumSteps || Stopwatch.GetElapsedTime(_started) > LongestTime;

    /// <summary>Whether half of the budget is spent. The other half is for runs that a time makes due.</summary>
    public bool IsHalfSpent => _steps >= MaximumSteps / 2 || Stopwatch.GetElapsedTime(_started) > LongestTime / 2;

    /// <summary>The batch has the store. The wait for it does not count.</summary>
    public void Begin() => _started = Stopwatch.GetTimestamp();

    /// <summary>Another step is computed.</summary>
    public void Charge() => _steps++;
}
