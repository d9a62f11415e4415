using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Flows;

/// <summary>One event of a run; <paramref name="Details"/> is JSON.</summary>
internal sealed record LogEntry(DateTimeOffset Time, string Code, string Description, string Details)
{
    public static LogEntry Started(DateTimeOffset now, string input) =>
        new(now, "FlowStarted", "The Flow Instance started execution", $$"""{"input":{{input}}}""");

    public static LogEntry Succeeded(DateTimeOffset now, string output) =>
        new(now, "FlowSucceeded", "The Flow Instance completed successfully", $$"""{"output":{{output}}}""");

    public static LogEntry Canceled(DateTimeOffset now) =>
        new(now, "FlowCanceled", "The Flow Instance was canceled by the user", "{}");

    public static LogEntry Failed(DateTimeOffset now, string stateName, RunError error) =>
        new(now, "FlowFailed", "The Flow Instance failed", new JsonObject
        {
            ["state_name"] = stateName,
            ["error"] = error.Name,
            ["cause"] = PrivateValues.Hide(error.Cause, []),
        }.ToText());

    public JsonObject ToJson() => new()
    {
        ["time"] = Time.ToWire(),
        ["code"] = Code,
        ["description"] = Description,
        ["details"] = JsonText.Parse(Details),
    };
}
