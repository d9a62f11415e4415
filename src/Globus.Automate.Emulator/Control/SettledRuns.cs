using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Control;

/// <summary>
/// Runs that a move of the clock waits for. A run is settled when it has ended, is INACTIVE, has entered a state, or
/// does not exist.
/// </summary>
/// <param name="RunIds">The runs.</param>
/// <param name="StateName">The state; null to wait for the ends of the runs.</param>
internal sealed record SettledRuns(IReadOnlyList<Guid> RunIds, string? StateName)
{
    /// <exception cref="ControlException">A member is unknown or has an invalid value.</exception>
    public static SettledRuns Read(JsonObject body)
    {
        ControlRequest.AllowOnly(body, "run_ids", "state_name");
        var ids = ControlRequest.Texts(body, "run_ids").Select(ClockConditions.ToRunId).ToList();
        return ids.Count > 0
            ? new SettledRuns(ids, ControlRequest.Text(body, "state_name"))
            : throw new ControlException("'runs_settled' requires run_ids.");
    }
}
