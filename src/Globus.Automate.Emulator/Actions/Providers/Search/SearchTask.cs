using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions.Providers.Search;

/// <summary>A change of an index. It takes effect immediately, and its action ends a second later.</summary>
internal static class SearchTask
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(1);

    public static ActionProgress Advance(ActionContext context, Func<JsonObject> change)
    {
        switch (context.Event)
        {
            case ActionEvent.Started:
                var details = change();
                details["state"] = "PENDING";
                return ActionProgress.Of(ActionStatus.Active, details.ToText(), context.Now + Duration);
            case ActionEvent.Due:
                var done = JsonText.ParseObject(context.Action.Progress.Details);
                done["state"] = "SUCCESS";
                return ActionProgress.Of(ActionStatus.Succeeded, done.ToText());
            default:
                return context.Action.Progress;
        }
    }
}
