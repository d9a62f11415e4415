using Globus.Automate.Flows;

namespace Globus.Automate.Timers;

/// <summary>A timer to create, which starts runs of a flow.</summary>
public sealed record FlowTimer
{
    /// <summary>The flow.</summary>
    public required Guid FlowId { get; init; }

    /// <summary>The name of the timer; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>The schedule.</summary>
    public required TimerSchedule Schedule { get; init; }

    /// <summary>The request with which each run starts.</summary>
    public RunRequest Run { get; init; } = new();
}
