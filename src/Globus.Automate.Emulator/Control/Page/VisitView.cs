using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Emulator.Runs;

namespace Globus.Automate.Emulator.Control.Page;

/// <summary>A visit of a state as data. Secrets are hidden.</summary>
internal static class VisitView
{
    /// <param name="visit">The visit.</param>
    /// <param name="attempt">The number of visits of this state in the run so far, from 1.</param>
    /// <param name="now">The present time or the end of the run, for a visit that has not ended.</param>
    public static JsonObject Of(StateVisit visit, int attempt, DateTimeOffset now) =>
        new()
        {
            ["number"] = visit.Number,
            ["state_name"] = visit.StateName,
            ["state_type"] = visit.StateType,
            ["attempt"] = attempt,
            ["start_time"] = visit.StartTime.ToWire(),
            ["end_time"] = visit.EndTime?.ToWire(),
            ["duration_seconds"] = ((visit.EndTime ?? now) - visit.StartTime).TotalSeconds,
            ["input"] = Show(visit.Input),
            ["output"] = Show(visit.Output),
            ["exception"] = visit.Exception,
            ["cause"] = Show(visit.Cause),
            ["warning"] = visit.Warning,
            ["choice_rule"] = visit.Rule,
            ["catch_entry"] = visit.Catcher,
            ["call_count"] = visit.Calls.Count,
            ["calls"] = Show(visit.Calls.Text),
        };

    private static JsonNode? Show(string? document) =>
        document is null ? null : Redaction.HideTexts(JsonText.Parse(document));
}
