using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Runs;

/// <summary>The details of a run: the reason why it is INACTIVE, or the last entry of its log.</summary>
internal static class RunDetails
{
    public static JsonObject Of(RunRecord run, LogEntry lastEntry)
    {
        if (run.Details is not null)
        {
            return JsonText.ParseObject(run.Details);
        }

        var details = JsonText.ParseObject(lastEntry.Details);
        return lastEntry.Code switch
        {
            "FlowStarted" => Describe("FlowStarting", "The Flow is starting execution", details),
            "FlowSucceeded" => Succeeded(details),
            "FlowCanceled" => WithTime(lastEntry, lastEntry.Description, details),
            "FlowFailed" => WithTime(lastEntry, DescribeFailure(details), details),
            _ => OfState(lastEntry, details),
        };
    }

    private static JsonObject Describe(string code, string description, JsonObject details) =>
        new()
        {
            ["code"] = code,
            ["description"] = description,
            ["details"] = details,
        };

    private static JsonObject Succeeded(JsonObject details) =>
        new()
        {
            ["code"] = "FlowSucceeded",
            ["description"] = "The Flow run reached a successful completion state",
            ["output"] = details["output"]?.DeepClone(),
        };

    private static JsonObject WithTime(LogEntry entry, string description, JsonObject details)
    {
        var document = Describe(entry.Code, description, details);
        document.Insert(0, "time", entry.Time.ToWire());
        return document;
    }

    private static JsonObject OfState(LogEntry entry, JsonObject details)
    {
        var document = Describe(entry.Code, entry.Description, details);
        document["state_name"] = details["state_name"]?.DeepClone();
        return document;
    }

    private static string DescribeFailure(JsonObject details)
    {
        var cause = details["cause"] is JsonObject document ? Summarize(document) : details["cause"];
        return $"The state {details["state_name"]} failed with {details["exception"]}: {cause ?? "cause unavailable"}";
    }

    /// <summary>The message in a provider's response: an error, or the status of an action.</summary>
    private static JsonNode? Summarize(JsonObject response) =>
        response["description"]
        ?? (response["error"] as JsonObject)?["detail"]
        ?? (response["details"] as JsonObject)?["description"]
        ?? response["display_status"];
}
