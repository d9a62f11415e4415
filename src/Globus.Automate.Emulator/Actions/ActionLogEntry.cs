using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions;

/// <summary>
/// An entry of an action's log. Its code is an event type of the interface; <paramref name="Details"/> is JSON.
/// </summary>
internal sealed record ActionLogEntry(DateTimeOffset Time, string Code, string Description, string Details)
{
    public static ActionLogEntry Started(ActionRecord action) =>
        new(
            action.StartTime,
            "STARTED",
            "The action has been started",
            new JsonObject { ["input"] = JsonText.Parse(action.Body) }.ToText()
        );

    public static ActionLogEntry Changed(ActionRecord action, DateTimeOffset now) =>
        action.Progress.Status switch
        {
            ActionStatus.Succeeded => new(now, "COMPLETED", "The action has succeeded", ShowProgress(action)),
            ActionStatus.Failed => new(now, "FAILED", "The action has failed", ShowProgress(action)),
            _ => new(
                now,
                "STATUS_UPDATE",
                $"The action is {action.Progress.Status.ToString().ToUpperInvariant()}",
                ShowProgress(action)
            ),
        };

    public JsonObject ToJson() =>
        new()
        {
            ["time"] = Time.ToWire(),
            ["code"] = Code,
            ["description"] = Description,
            ["details"] = JsonText.Parse(Details),
        };

    private static string ShowProgress(ActionRecord action) =>
        new JsonObject
        {
            ["status"] = action.Progress.Status.ToString().ToUpperInvariant(),
            ["display_status"] = action.Progress.DisplayStatus,
            ["details"] = JsonText.Parse(action.Progress.Details),
        }.ToText();
}
