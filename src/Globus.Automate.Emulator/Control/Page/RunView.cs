using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Definitions.Compilation;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Emulator.Runs;
using Globus.Automate.Emulator.Storage;
using Globus.Automate.Emulator.WebInputs;

namespace Globus.Automate.Emulator.Control.Page;

/// <summary>The data of a run on the page: its facts, its state graph, and parts of its visits and its log.</summary>
internal sealed class RunView(
    Database database,
    RunStore runs,
    VisitStore visits,
    VisitLines lines,
    RunPath path,
    RunLog log,
    DefinitionCache definitions,
    WebInputStore webInputs,
    RunRestart restart,
    TimeProvider clock
)
{
    private const int EntriesAtOnce = 200;
    private const int VisitsAtOnce = 100;
    private const int LongestLog = 2000;
    private const int LongestDetails = 8000;

    /// <param name="runId">The run.</param>
    /// <param name="request">The parts of the run to show.</param>
    public JsonObject? Of(Guid runId, RunViewRequest request) =>
        database.Write(() => runs.Find(runId) is { } run ? Show(run, request) : null);

    /// <summary>One visit with all documents; null if it does not exist.</summary>
    public JsonObject? Visit(Guid runId, int number) =>
        database.Write(() =>
            runs.Find(runId) is { } run && visits.FindWithAttempt(runId, number) is var (visit, attempt)
                ? VisitView.Of(visit, attempt, EndOf(run))
                : null
        );

    private JsonObject Show(RunRecord run, RunViewRequest request)
    {
        var position = request.FirstEntry ?? Math.Max(0, run.LogLength - LongestLog);
        var entries = log.Read(run, LogOrder.OldestFirst, position, EntriesAtOnce);
        var document = ShowFacts(run);
        document["visits"] = ShowVisits(run, request);
        document["visit_count"] = run.Visit;
        path.AddTo(document, run);
        document["graph"] = FlowGraph.Of(definitions.Get(run.DefinitionId));
        document["log"] = new JsonArray([.. entries.Select(Show)]);
        document["log_position"] = entries.Count == 0 ? run.LogLength : position + entries.Count;
        document["log_length"] = run.LogLength;
        return document;
    }

    private JsonObject ShowFacts(RunRecord run) =>
        new()
        {
            ["run_id"] = run.RunId.ToString("D"),
            ["flow_id"] = run.FlowId.ToString("D"),
            ["flow_title"] = run.FlowTitle,
            ["label"] = run.Label,
            ["tags"] = JsonText.ToArray(run.Tags),
            ["owner"] = run.RunOwner,
            ["status"] = run.Status.ToName(),
            ["start_time"] = run.StartTime.ToWire(),
            ["completion_time"] = run.CompletionTime?.ToWire(),
            ["state_name"] = run.StateName,
            ["wake_at"] = run.CompletionTime is null ? run.WakeAt?.ToWire() : null,
            ["failure"] = RunFailureView.Of(run, visits),
            ["web_inputs"] = new JsonArray([.. webInputs.ListOpen(run.RunId, clock.GetUtcNow()).Select(Show)]),
            ["actions"] = new JsonObject
            {
                ["cancel"] = !run.Status.IsFinal(),
                ["resume"] = run.Status == RunStatus.Inactive,
                ["restart"] = restart.FindObstacle(run),
                ["grant"] = RunConsent.FindMissing(run),
            },
        };

    private JsonArray ShowVisits(RunRecord run, RunViewRequest request)
    {
        if (!request.HasDocuments)
        {
            return lines.Of(run, request.FirstVisit ?? 1, EndOf(run));
        }

        var number = request.FirstVisit ?? Math.Max(1, run.Visit - VisitsAtOnce + 1);
        var shown = visits.ListWithAttempts(run.RunId, number, VisitsAtOnce);
        return [.. shown.Select(each => (JsonNode)VisitView.Of(each.Visit, each.Attempt, EndOf(run)))];
    }

    /// <summary>The end of the run, or the current time.</summary>
    private DateTimeOffset EndOf(RunRecord run) => run.CompletionTime ?? clock.GetUtcNow();

    private static JsonNode Show(WebInputRecord input) =>
        new JsonObject
        {
            ["id"] = input.WebInputId.ToString("D"),
            ["title"] = input.Title,
            ["text"] = input.Question.Context["text"]?.DeepClone(),
            ["rows"] = input.Question.Context["rows"]?.DeepClone(),
            ["created_at"] = input.CreatedAt.ToWire(),
            ["expires_at"] = input.ExpiresAt.ToWire(),
            ["options"] = new JsonArray([
                .. input.Question.Options.Select(option =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["option_id"] = option.OptionId.ToString("D"),
                            ["label"] = option.Label,
                            ["description"] = option.Description,
                        }
                ),
            ]),
        };

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
