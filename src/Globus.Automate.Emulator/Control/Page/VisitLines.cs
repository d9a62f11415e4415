using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Runs;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Control.Page;

/// <summary>The visits of a run without their documents, for a long timeline.</summary>
internal sealed class VisitLines(Database database, BranchTexts branches)
{
    private const int AtOnce = 1000;

    /// <summary>The numbering covers all visits, but the other columns are read only for the selected ones.</summary>
    private const string Query = """
        SELECT visit.number, state_name, state_type, start_time, end_time, exception, warning, rule, catcher,
            call_count, attempt, next_state
        FROM (
            SELECT entry, number, row_number() OVER (PARTITION BY state_name ORDER BY entry) AS attempt,
                lead(state_name) OVER (ORDER BY entry) AS next_state
            FROM visit WHERE run_id = $1
        ) AS counted JOIN visit ON visit.run_id = $1 AND visit.entry = counted.entry
        WHERE counted.number >= $2 ORDER BY counted.entry LIMIT $3
        """;

    /// <summary>Up to 1,000 visits from a number.</summary>
    public JsonArray Of(RunRecord run, int firstNumber, DateTimeOffset now) =>
        [
            .. database.Query(
                Query,
                row => (JsonNode)Describe(row, run, now),
                run.RunId.ToString("D"),
                firstNumber,
                AtOnce
            ),
        ];

    private JsonObject Describe(Row row, RunRecord run, DateTimeOffset now)
    {
        var (state, type) = (row.Text("state_name"), row.Text("state_type"));
        var (start, end) = (row.Time("start_time"), row.OptionalTime("end_time"));
        var (exception, rule, catcher) = (
            row.OptionalText("exception"),
            row.OptionalNumber("rule"),
            row.OptionalNumber("catcher")
        );
        var isDecided = type == "Choice" && end is not null && exception is null;
        return new JsonObject
        {
            ["number"] = row.Number("number"),
            ["state_name"] = state,
            ["state_type"] = type,
            ["attempt"] = row.Number("attempt"),
            ["start_time"] = start.ToWire(),
            ["end_time"] = end?.ToWire(),
            ["duration_seconds"] = ((end ?? now) - start).TotalSeconds,
            ["exception"] = exception,
            ["warning"] = row.OptionalText("warning"),
            ["choice_rule"] = rule,
            ["rule"] = isDecided ? branches.Rule(run.DefinitionId, state, rule) : null,
            ["catch_entry"] = catcher,
            ["catch"] = catcher is { } entry ? branches.Catcher(run.DefinitionId, state, entry) : null,
            ["next_state"] = row.OptionalText("next_state"),
            ["call_count"] = row.Number("call_count"),
        };
    }
}
