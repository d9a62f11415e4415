using Globus.Automate.Flows;

namespace Globus.Automate.Timers;

/// <summary>A flow timer as the service receives it.</summary>
internal sealed record FlowTimerDocument(Guid FlowId, string? Name, TimerScheduleDocument Schedule, RunRequest Body)
{
    public string TimerType { get; } = "flow";
}
