using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions.Scripts;

/// <summary>One step of a scripted action: a status, an error or no response, and its duration.</summary>
/// <remarks>
/// Without <see cref="Duration"/> and <see cref="Responses"/> a step never ends, unless it is INACTIVE and the action
/// is resumed.
/// </remarks>
internal sealed record ScriptStep
{
    /// <summary>Null for an error or a missing response.</summary>
    public ActionStatus? Status { get; init; }

    public ActionErrorResponse? ErrorResponse { get; init; }

    public string? DisplayStatus { get; init; }

    /// <summary>JSON.</summary>
    public string Details { get; init; } = "{}";

    public TimeSpan? Duration { get; init; }

    /// <summary>The number of responses before the next step; the response to the start counts.</summary>
    public int? Responses { get; init; }

    /// <summary>Reads a step that is valid for <see cref="Script.Schema"/>.</summary>
    public static ScriptStep Read(JsonObject step) =>
        new()
        {
            Status = step["status"] is { } status
                ? Enum.Parse<ActionStatus>(status.GetValue<string>(), ignoreCase: true)
                : null,
            ErrorResponse = step["http"] is { } code
                ? new ActionErrorResponse(code.ToInteger(), (step["body"] ?? DefaultError()).ToText())
                : null,
            DisplayStatus = step["display_status"]?.GetValue<string>(),
            Details = (
                step["compute_results"] is JsonArray results
                    ? ComputeDetails.Of(results)
                    : step["details"] ?? new JsonObject()
            ).ToText(),
            Duration = step["seconds"] is { } seconds ? TimeSpan.FromSeconds(seconds.GetValue<double>()) : null,
            Responses = step["answers"]?.ToInteger(),
        };

    public ActionProgress ToProgress(DateTimeOffset since)
    {
        var changesAt = since + Duration;
        if (Status is { } status)
        {
            var progress = ActionProgress.Of(status, Details, changesAt);
            return DisplayStatus is null ? progress : progress with { DisplayStatus = DisplayStatus };
        }

        return ActionProgress.Of(ActionStatus.Active, "{}", changesAt) with
        {
            ErrorResponse = ErrorResponse,
            IsUnresponsive = ErrorResponse is null,
        };
    }

    private static JsonObject DefaultError() =>
        new() { ["code"] = "ScriptedError", ["description"] = "The script responds with this error" };
}
