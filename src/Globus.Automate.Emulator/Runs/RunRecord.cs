namespace Globus.Automate.Emulator.Runs;

/// <summary>A stored run: its owner, and its position in the flow.</summary>
internal sealed record RunRecord
{
    /// <summary>The position in the order of starts; the store counts them.</summary>
    public long Sequence { get; init; }

    public required Guid RunId { get; init; }

    public required Guid FlowId { get; init; }

    public required string DefinitionId { get; init; }

    public required string FlowTitle { get; init; }

    public required DateTimeOffset FlowUpdatedAt { get; init; }

    public string? Label { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public required string RunOwner { get; init; }

    public IReadOnlyList<string> RunManagers { get; init; } = [];

    public IReadOnlyList<string> RunMonitors { get; init; } = [];

    /// <summary>The client whose consents apply to the run's actions.</summary>
    public required string ClientId { get; init; }

    /// <summary>The session of the token that started or resumed the run; null without a sign-in.</summary>
    public string? SessionId { get; init; }

    /// <summary>
    /// The identities of the input's <c>_tokens</c>, by role, as JSON; the tokens themselves are not stored.
    /// </summary>
    public string RunAs { get; init; } = "{}";

    public IReadOnlyList<string> NotifyOn { get; init; } = ["INACTIVE"];

    /// <summary><c>$._context</c> as JSON.</summary>
    public required string Context { get; init; }

    public RunStatus Status { get; init; } = RunStatus.Active;

    /// <summary>
    /// The reason why the run is INACTIVE, as JSON; otherwise its details are those of the last log entry.
    /// </summary>
    public string? Details { get; init; }

    /// <summary>The run's input as JSON, without private values.</summary>
    public required string Input { get; init; }

    /// <summary>The failure of the run: see <see cref="RunFailure"/>. Null for a run that was canceled.</summary>
    public string? Failure { get; init; }

    public required DateTimeOffset StartTime { get; init; }

    public DateTimeOffset? CompletionTime { get; init; }

    public required string StateName { get; init; }

    /// <summary>Whether the state has begun, so that it continues instead of being entered.</summary>
    public bool IsEntered { get; init; }

    /// <summary>
    /// The number of states that the run has entered; with the run's id it identifies the action of the present state.
    /// </summary>
    public int Visit { get; init; }

    /// <summary>The flow's state document as JSON.</summary>
    public required string Document { get; init; }

    /// <summary>The action that the present state has begun, as JSON.</summary>
    public string? Pending { get; init; }

    /// <summary>The web input for whose response the present state waits.</summary>
    public Guid? BlockingWebInputId { get; init; }

    public DateTimeOffset? WakeAt { get; init; }

    public long QueuePosition { get; init; }

    public int LogLength { get; init; }

    /// <summary>The first log entry of the last visit; 0 before the first visit.</summary>
    public int LastVisit { get; init; }

    /// <summary>The number of characters in the documents of the run's history.</summary>
    public long HistorySize { get; init; }

    public int Version { get; init; }
}
