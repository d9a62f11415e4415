using System.Globalization;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Definitions.Compilation;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Emulator.Runs;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Control.Page;

/// <summary>The data of a run on the page: its facts, its state graph, and parts of its visits and its log.</summary>
internal sealed class RunView(
    Database database,
    RunStore runs,
    VisitStore visits,
    RunLog log,
    DefinitionCache definitions,
    TimeProvider clock
)
{
    private const int EntriesAtOnce = 200;
    private const int VisitsAtOnce = 100;
    private const int LongestLog = 2000;
    private const int LongestDetails = 8000;

    /// <param name="runId">The run.</param>
    /// <param name="after">The number of known log entries; null for the last entries of a long log.</param>
    /// <param name="firstVisit">The number of the first visit; null for the last visits.</param>
    public JsonObject? Of(Guid runId, int? after, int? firstVisit) =>
        database.Write(() =>
        {
            if (runs.Find(runId) is not { } run)
            {
                return null;
            }

            var position = after ?? Math.Max(0, run.LogLength - LongestLog);
            var entries = log.Read(run, LogOrder.OldestFirst, position, EntriesAtOnce);
            return new JsonObject
            {
                ["run_id"] = runId.ToString("D"),
                ["state_name"] = run.StateName,
                ["completion_time"] = run.CompletionTime?.ToWire(),
                ["facts"] = Summary(run),
                ["visits"] = ShowVisits(run, firstVisit),
                ["visit_count"] = run.Visit,
                ["graph"] = FlowGraph.Of(definitions.Get(run.DefinitionId)),
                ["log"] = new JsonArray([.. entries.Select(Show)]),
                ["log_position"] = entries.Count == 0 ? run.LogLength : position + entries.Count,
                ["log_length"] = run.LogLength,
            };
        });

    private JsonArray ShowVisits(RunRecord run, int? first)
    {
        var now = run.CompletionTime ?? clock.GetUtcNow();
        var number = first ?? Math.Max(1, run.Visit - VisitsAtOnce + 1);
        var shown = visits.ListWithAttempts(run.RunId, number, VisitsAtOnce);
        return [.. shown.Select(each => (JsonNode)VisitView.Of(each.Visit, each.Attempt, now))];
    }

    private JsonObject Summary(RunRecord run)
    {
        var lines = new JsonArray();
        Add("Flow", run.FlowTitle);
        Add("Run", run.RunId.ToString("D"));
        Add("Started", ToText(run.StartTime));
        Add("Ended", ToText(run.CompletionTime));
        Add("State", run.CompletionTime is null ? run.StateName : null);
        Add("Resumes at", run.CompletionTime is null ? ToText(run.WakeAt) : null);
        Add(
            "Reason",
            run.Status is RunStatus.Failed or RunStatus.Inactive
                ? RunDetails.Of(run, log.Last(run))["description"]?.ToString()
                : null
        );
        Add("Tags", run.Tags.Count == 0 ? null : string.Join(", ", run.Tags));
        return new JsonObject
        {
            ["title"] = run.Label ?? run.FlowTitle,
            ["status"] = run.Status.ToName(),
            ["lines"] = lines,
        };

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                lines.Add(new JsonArray(name, value));
            }
        }
    }

    private static string? ToText(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static JsonNode Show(LogEntry entry)
    {
        var details = JsonText.ParseObject(entry.Details);
        var text = Redaction.HideTexts(details).ToText();
        return new JsonObject
        {
            ["time"] = entry.Time.ToWire(),
            ["code"] = entry.Code,
            ["description"] = entry.Description,
            ["state_name"] = details["state_name"]?.DeepClone(),
            ["details"] = Truncate(text),
        };
    }

    private static string Truncate(string text) =>
        text.Length <= LongestDetails
            ? text
            : text[..(char.IsHighSurrogate(text[LongestDetails - 1]) ? LongestDetails - 1 : LongestDetails)] + " …";
}
