using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Timers;

/// <summary>A timer, which starts runs of a flow.</summary>
internal sealed record TimerRecord
{
    public required Guid TimerId { get; init; }

    public string? Name { get; init; }

    public required Guid FlowId { get; init; }

    /// <summary>The document with which each run starts.</summary>
    public required string Request { get; init; }

    public required Guid IdentityId { get; init; }

    public required string ClientId { get; init; }

    public string? SessionId { get; init; }

    public required TimerSchedule Schedule { get; init; }

    public string Status { get; init; } = TimerStatus.New;

    /// <summary>The reason as a document; null if it is active.</summary>
    public string? InactiveReason { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Since when it waits for the next run, or is paused.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    public DateTimeOffset? LastRanAt { get; init; }

    /// <summary>When it is due; null if it is inactive or has ended.</summary>
    public DateTimeOffset? NextRun { get; init; }

    public int RunCount { get; init; }

    public int ErrorCount { get; init; }

    /// <summary>Whose consent and session the runs use.</summary>
    public TokenHolder Holder => TokenHolder.Of(ClientId, IdentityId) with { SessionId = SessionId };

    /// <summary>The timer after a start, or a failed one.</summary>
    public TimerRecord After(DateTimeOffset now, bool isStarted)
    {
        var runs = RunCount + (isStarted ? 1 : 0);
        var next = Schedule.FindNext(runs, now);
        return this with
        {
            Status = next is null ? TimerStatus.Ended : TimerStatus.Loaded,
            RunCount = runs,
            ErrorCount = ErrorCount + (isStarted ? 0 : 1),
            LastRanAt = now,
            NextRun = next,
            ChangedAt = now,
        };
    }

    /// <summary>The timer, inactive.</summary>
    /// <param name="reason">The reason as a document.</param>
    /// <param name="now">The present time.</param>
    public TimerRecord Deactivate(string reason, DateTimeOffset now) =>
        this with
        {
            Status = TimerStatus.Inactive,
            InactiveReason = reason,
            NextRun = null,
            ChangedAt = now,
        };

    /// <summary>The timer, active again. It has ended if its end passed in the meantime.</summary>
    public TimerRecord Activate(DateTimeOffset now)
    {
        var next = Schedule.FindNextAfterPause(RunCount, now);
        return this with
        {
            Status =
                next is null ? TimerStatus.Ended
                : LastRanAt is null ? TimerStatus.New
                : TimerStatus.Loaded,
            InactiveReason = null,
            NextRun = next,
            ChangedAt = now,
        };
    }
}
