using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Emulator.Runs;

namespace Globus.Automate.Emulator.Control;

/// <summary>
/// The calls of providers in a run: one for each visit of a state that called one. Secrets are hidden.
/// </summary>
internal sealed class ProviderCallList(VisitStore visits)
{
    /// <summary>The number of visits that one response covers.</summary>
    public const int VisitsAtOnce = 200;

    /// <param name="runId">The run.</param>
    /// <param name="firstVisit">The number of the first visit.</param>
    /// <param name="stateName">The state; null for all states.</param>
    public JsonObject Of(Guid runId, int firstVisit, string? stateName)
    {
        var page = visits.ListWithAttempts(runId, firstVisit, VisitsAtOnce);
        return new JsonObject
        {
            ["calls"] = new JsonArray([
                .. page.Where(each => each.Visit.Calls.Count > 0)
                    .Where(each => stateName is null || each.Visit.StateName == stateName)
                    .Select(each => Describe(each.Visit, each.Attempt)),
            ]),
            ["next_visit"] = page.Count == VisitsAtOnce ? page[^1].Visit.Number + 1 : null,
        };
    }

    private static JsonObject Describe(StateVisit visit, int attempt)
    {
        var last = JsonText.Parse(visit.Calls.Text).AsArray()[^1]!;
        var document = last["document"];
        var result = last["result"]!.GetValue<string>();
        return new JsonObject
        {
            ["run_id"] = visit.RunId.ToString("D"),
            ["state_name"] = visit.StateName,
            ["visit"] = visit.Number,
            ["attempt"] = attempt,
            ["url"] = last["url"]!.DeepClone(),
            ["input"] = visit.Input is null ? null : Redaction.HideTexts(JsonText.Parse(visit.Input)),
            ["status"] = result == "status" ? (document as JsonObject)?["status"]?.DeepClone() : result,
            ["response"] = document is null ? null : Redaction.HideTexts(document.DeepClone()),
            ["request_count"] = visit.Calls.Count,
            ["start_time"] = visit.StartTime.ToWire(),
            ["end_time"] = visit.EndTime?.ToWire(),
        };
    }
}
