using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Runs;

/// <summary>One event of a run; <paramref name="Details"/> is JSON.</summary>
internal sealed record LogEntry(DateTimeOffset Time, string Code, string Description, string Details)
{
    public static LogEntry Started(DateTimeOffset now, string input) =>
        new(now, "FlowStarted", "The Flow Instance started execution", $$"""{"input":{{input}}}""");

    public static LogEntry Succeeded(DateTimeOffset now, string output) =>
        new(now, "FlowSucceeded", "The Flow Instance completed successfully", $$"""{"output":{{output}}}""");

    public static LogEntry Canceled(DateTimeOffset now) =>
        new(now, "FlowCanceled", "The Flow Instance was canceled by the user", "{}");

    public static LogEntry Failed(DateTimeOffset now, string stateName, StateError error)
    {
        var cause = PrivateValues.Show(error.Cause);
        return new(
            now,
            "FlowFailed",
            "The Flow Instance failed",
            $$"""
            {"state_name":{{JsonText.Quote(stateName)}},"error":{{JsonText.Quote(error.Name)}},"cause":{{cause}}}
            """
        );
    }

    /// <param name="now">When it happened.</param>
    /// <param name="state">In which state.</param>
    /// <param name="suffix">Started, Completed or Failed.</param>
    /// <param name="facts">What there is to tell, as members of a JSON object.</param>
    public static LogEntry OfState(DateTimeOffset now, State state, string suffix, string facts) =>
        new(
            now,
            state.Type + suffix,
            $"State {state.Name} of type {state.Type} {suffix.ToLowerInvariant()}",
            $$"""{"state_name":{{JsonText.Quote(state.Name)}},"state_type":"{{state.Type}}",{{facts}}}"""
        );

    public JsonObject ToJson() =>
        new()
        {
            ["time"] = Time.ToWire(),
            ["code"] = Code,
            ["description"] = Description,
            ["details"] = JsonText.Parse(Details),
        };
}
