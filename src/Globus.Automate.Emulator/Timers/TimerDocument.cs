using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Flows;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Emulator.Runs;

namespace Globus.Automate.Emulator.Timers;

/// <summary>Timers in the two formats of the service.</summary>
internal sealed class TimerDocument(
    TimerStore timers,
    RunStore runs,
    FlowStore flows,
    FlowPolicies policies,
    RunLog log
)
{
    private const int MaximumResults = 100;

    /// <summary>The maximum number of results in a list of timers, because clients keep the list in memory.</summary>
    private const int MaximumListedResults = 5000;

    /// <summary>The response to the creation: the newer names in addition to the older ones.</summary>
    public JsonObject OfNew(TimerRecord timer, Caller caller)
    {
        var document = Of(timer, caller);
        document["number_of_runs"] = timer.RunCount;
        document["number_of_errors"] = timer.ErrorCount;
        document["body"] = JsonText.Parse(timer.Request);
        return document;
    }

    public JsonObject Of(TimerRecord timer, Caller caller) => Of(timer, caller, MaximumResults);

    /// <summary>A list of timers. The same limit of results applies to each timer.</summary>
    public JsonArray OfAll(IReadOnlyCollection<TimerRecord> listed, Caller caller)
    {
        var count = Math.Clamp(MaximumListedResults / Math.Max(listed.Count, 1), 1, MaximumResults);
        return [.. listed.Select(timer => (JsonNode)Of(timer, caller, count))];
    }

    private JsonObject Of(TimerRecord timer, Caller caller, int maximumResults)
    {
        var results = timers.ListResults(timer.TimerId, maximumResults);
        return new JsonObject
        {
            ["job_id"] = timer.TimerId.ToString("D"),
            ["name"] = timer.Name,
            ["timer_type"] = "flow",
            ["status"] = timer.Status,
            ["activity"] = ActivityOf(timer, results is [var latest, ..] ? latest : null),
            ["inactive_reason"] = timer.InactiveReason is { } reason ? JsonText.Parse(reason) : null,
            ["schedule"] = timer.Schedule.ToJson(),
            ["callback_url"] = $"https://flows.automate.globus.org/flows/{timer.FlowId:D}/run",
            ["callback_body"] = JsonText.Parse(timer.Request),
            ["scope"] = KnownScopes.OfFlow(timer.FlowId),
            ["start"] = timer.Schedule.Start.ToWire(),
            ["interval"] = timer.Schedule.IntervalSeconds is { } seconds ? (double)seconds : null,
            ["stop_after"] = timer.Schedule.ToStopAfter(),
            ["submitted_at"] = timer.SubmittedAt.ToWire(),
            ["last_ran_at"] = timer.LastRanAt?.ToWire(),
            ["next_run"] = timer.NextRun?.ToWire(),
            ["n_runs"] = timer.RunCount,
            ["n_errors"] = timer.ErrorCount,
            ["results"] = new JsonObject
            {
                ["data"] = new JsonArray([.. results.Select(result => (JsonNode)ShowResult(result, caller))]),
                ["page_next"] = null,
            },
        };
    }

    private JsonObject? ActivityOf(TimerRecord timer, TimerResult? latest)
    {
        if (timer.Status == TimerStatus.Inactive)
        {
            return Activity("paused", timer.ChangedAt);
        }

        if (latest?.RunId is { } runId && runs.Find(runId) is { CompletionTime: null } run)
        {
            return Activity("run_in_progress", run.StartTime);
        }

        return timer.NextRun is null ? null : Activity("awaiting_next_run", timer.ChangedAt);
    }

    private static JsonObject Activity(string code, DateTimeOffset start) =>
        new() { ["code"] = code, ["start_timestamp"] = start.ToWire() };

    private JsonObject ShowResult(TimerResult result, Caller caller) =>
        new JsonObject
        {
            ["ran_at"] = result.RanAt.ToWire(),
            ["status"] = result.Status,
            ["errors"] = result.Errors is { } errors ? JsonText.Parse(errors) : null,
            ["data"] = result.RunId is { } runId ? ShowRun(runId, caller) : null,
        };

    /// <summary>
    /// The run as it is now; only its id if it was released. The details are omitted if the session of the caller does
    /// not satisfy the policy of the flow.
    /// </summary>
    private JsonObject ShowRun(Guid runId, Caller caller)
    {
        if (runs.Find(runId) is not { } run)
        {
            return new JsonObject { ["run_id"] = runId.ToString("D"), ["action_id"] = runId.ToString("D") };
        }

        var flow = flows.Find(run.FlowId);
        var shown = RunDocument.Of(run, log.Last(run), flow, caller);
        if (policies.FindUnsatisfied(run.FlowId, caller) is not null)
        {
            shown["details"] = null;
        }

        return shown;
    }
}
