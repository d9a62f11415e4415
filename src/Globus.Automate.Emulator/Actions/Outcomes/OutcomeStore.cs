using System.IO.Enumeration;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Actions.Outcomes;

internal sealed class OutcomeStore(Database database)
{
    public void Add(Outcome outcome)
    {
        database.Execute(
            """
            INSERT INTO outcome (outcome_id, flow_id, url, state, attempt, times, used_count, script)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            outcome.OutcomeId.ToString("D"),
            outcome.FlowId?.ToString("D"),
            outcome.Url,
            outcome.State,
            outcome.Attempt,
            outcome.Times,
            outcome.UsedCount,
            outcome.Script
        );
    }

    public IReadOnlyList<Outcome> List() => database.Query("SELECT * FROM outcome ORDER BY sequence", Read);

    public void Clear() => database.Execute("DELETE FROM outcome");

    /// <returns>Whether the outcome existed.</returns>
    public bool Remove(Guid outcomeId) =>
        database.Execute("DELETE FROM outcome WHERE outcome_id = $1", outcomeId.ToString("D")) == 1;

    /// <summary>
    /// The first outcome for the next action of a state of a flow that is not used up, or null. This counts its use.
    /// </summary>
    public Outcome? Take(Guid flowId, string url, string state, Func<int> attempt)
    {
        var outcome = List()
            .FirstOrDefault(outcome =>
                (outcome.Times is null || outcome.UsedCount < outcome.Times)
                && (outcome.FlowId is null || outcome.FlowId == flowId)
                && MatchesUrl(outcome.Url, url)
                && (outcome.State is null || outcome.State == state)
                && (outcome.Attempt is null || outcome.Attempt == attempt())
            );
        if (outcome is not null)
        {
            database.Execute(
                "UPDATE outcome SET used_count = used_count + 1 WHERE outcome_id = $1",
                outcome.OutcomeId.ToString("D")
            );
        }

        return outcome;
    }

    /// <summary>Whether the pattern matches the address, with or without a slash at its end.</summary>
    private static bool MatchesUrl(string pattern, string url) =>
        FileSystemName.MatchesSimpleExpression(pattern.TrimEnd('/'), url.TrimEnd('/'), ignoreCase: true)
        || FileSystemName.MatchesSimpleExpression(pattern, url.TrimEnd('/') + '/', ignoreCase: true);

    private static Outcome Read(Row row) =>
        new()
        {
            OutcomeId = Guid.Parse(row.Text("outcome_id")),
            FlowId = row.OptionalText("flow_id") is { } id ? Guid.Parse(id) : null,
            Url = row.Text("url"),
            State = row.OptionalText("state"),
            Attempt = row.OptionalNumber("attempt"),
            Times = row.OptionalNumber("times"),
            UsedCount = row.Number("used_count"),
            Script = row.Text("script"),
        };
}
