namespace Globus.Automate.Timers;

/// <summary>The request that creates a timer.</summary>
internal sealed record TimerCreateDocument(FlowTimerDocument Timer)
{
    public static TimerCreateDocument Of(FlowTimer request) =>
        new(
            new FlowTimerDocument(request.FlowId, request.Name, TimerScheduleDocument.Of(request.Schedule), request.Run)
        );
}
