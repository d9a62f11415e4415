using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Control;

/// <summary>The conditions at which a move of the clock stops. The first condition that is met counts.</summary>
internal sealed record ClockConditions
{
    /// <summary>The runs that must all have ended; empty for no condition.</summary>
    public IReadOnlyList<Guid> RunsEnded { get; private init; } = [];

    /// <summary>A run and the state that it must have entered.</summary>
    public (Guid RunId, string StateName)? StateEntered { get; private init; }

    /// <summary>The runs that must all be settled; null for no condition.</summary>
    public SettledRuns? RunsSettled { get; private init; }

    /// <summary>The longest move; null for no limit.</summary>
    public TimeSpan? Elapsed { get; private init; }

    /// <exception cref="ControlException">A member is unknown or has an invalid value.</exception>
    public static ClockConditions Read(JsonObject body, DateTimeOffset now)
    {
        ControlRequest.AllowOnly(body, "runs_ended", "runs_settled", "state_entered", "elapsed");
        var conditions = new ClockConditions
        {
            RunsEnded = [.. ControlRequest.Texts(body, "runs_ended").Select(ToRunId)],
            RunsSettled = ControlRequest.Object(body, "runs_settled") is { } settled ? SettledRuns.Read(settled) : null,
            StateEntered = ControlRequest.Object(body, "state_entered") is { } entered ? ReadState(entered) : null,
            Elapsed = ClockRequest.ReadSeconds(body, "elapsed", now),
        };
        return conditions is { RunsEnded: [], RunsSettled: null, StateEntered: null, Elapsed: null }
            ? throw new ControlException(
                "'until' requires runs_ended (with a run id), runs_settled, state_entered or elapsed."
            )
            : conditions;
    }

    private static (Guid RunId, string StateName) ReadState(JsonObject entered)
    {
        ControlRequest.AllowOnly(entered, "run_id", "state_name");
        return
            ControlRequest.Text(entered, "run_id") is { } id && ControlRequest.Text(entered, "state_name") is { } state
            ? (ToRunId(id), state)
            : throw new ControlException("'state_entered' requires run_id and state_name.");
    }

    public static Guid ToRunId(string text) =>
        Guid.TryParseExact(text, "D", out var id)
            ? id
            : throw ControlException.OutOfRange($"'{text}' is not a run id.");
}
