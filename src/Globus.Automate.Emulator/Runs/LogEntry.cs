using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Runs;

/// <summary>An event of a run; <paramref name="Details"/> is JSON.</summary>
internal sealed record LogEntry(DateTimeOffset Time, string Code, string Description, string Details)
{
    public static LogEntry Started(DateTimeOffset now, string input) =>
        new(now, "FlowStarted", "The Flow Instance started execution", $$"""{"input":{{input}}}""");

    public static LogEntry Succeeded(DateTimeOffset now, string output) =>
        new(now, "FlowSucceeded", "The Flow Instance completed successfully", $$"""{"output":{{output}}}""");

    public static LogEntry Canceled(DateTimeOffset now) =>
        new(now, "FlowCanceled", "The Flow Instance was canceled by the user", "{}");

    /// <param name="now">The time of the failure.</param>
    /// <param name="failure">A <see cref="RunFailure"/>.</param>
    public static LogEntry Failed(DateTimeOffset now, string failure) =>
        new(now, "FlowFailed", "The Flow Instance failed", failure);

    public JsonObject ToJson() =>
        new()
        {
            ["time"] = Time.ToWire(),
            ["code"] = Code,
            ["description"] = Description,
            ["details"] = JsonText.Parse(Details),
        };
}
