using System.IO.Enumeration;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Actions.Outcomes;

internal sealed class OutcomeStore(Database database)
{
    public void Add(Outcome outcome)
    {
        database.Execute(
            "INSERT INTO outcome (url, state, attempt, times, script) VALUES ($1, $2, $3, $4, $5)",
            outcome.Url,
            outcome.State,
            outcome.Attempt,
            outcome.Times,
            outcome.Script
        );
    }

    public IReadOnlyList<Outcome> List() => database.Query("SELECT * FROM outcome ORDER BY sequence", Read);

    public void Clear() => database.Execute("DELETE FROM outcome");

    /// <summary>
    /// The outcome for the next action of a state, or null. This reduces the number of its remaining actions.
    /// </summary>
    public Outcome? Take(string url, string state, Func<int> attempt)
    {
        var outcome = List()
            .FirstOrDefault(outcome =>
                FileSystemName.MatchesSimpleExpression(outcome.Url.TrimEnd('/'), url.TrimEnd('/'), ignoreCase: true)
                && (outcome.State is null || outcome.State == state)
                && (outcome.Attempt is null || outcome.Attempt == attempt())
            );
        if (outcome?.Times == 1)
        {
            database.Execute("DELETE FROM outcome WHERE sequence = $1", outcome.Sequence);
        }
        else if (outcome?.Times is not null)
        {
            database.Execute("UPDATE outcome SET times = times - 1 WHERE sequence = $1", outcome.Sequence);
        }

        return outcome;
    }

    private static Outcome Read(Row row) =>
        new()
        {
            Sequence = row.LargeNumber("sequence"),
            Url = row.Text("url"),
            State = row.OptionalText("state"),
            Attempt = row.OptionalNumber("attempt"),
            Times = row.OptionalNumber("times"),
            Script = row.Text("script"),
        };
}
