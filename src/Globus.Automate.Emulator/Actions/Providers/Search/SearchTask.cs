using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions.Providers.Search;

/// <summary>How a change of an index goes on: it is made at once, and reported as done a second later.</summary>
internal static class SearchTask
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(1);

    public static ActionProgress Advance(ActionMoment moment, Func<JsonObject> change)
    {
        switch (moment.Event)
        {
            case ActionEvent.Started:
                var details = change();
                details["state"] = "PENDING";
                return ActionProgress.Of(ActionStatus.Active, details.ToText(), moment.Now + Duration);
            case ActionEvent.TimeCame:
                var done = JsonText.ParseObject(moment.Action.Progress.Details);
                done["state"] = "SUCCESS";
                return ActionProgress.Of(ActionStatus.Succeeded, done.ToText());
            default:
                return moment.Action.Progress;
        }
    }
}
