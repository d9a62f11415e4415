using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Runs;

/// <summary>The visits of runs.</summary>
internal sealed class VisitStore(Database database)
{
    public void Save(StateVisit visit)
    {
        if (visit.IsStored)
        {
            Update(visit);
        }
        else
        {
            Add(visit);
        }
    }

    /// <summary>The visit whose first entry in the log has this position.</summary>
    public StateVisit? Find(Guid runId, int firstEntry) =>
        database.Find(
            "SELECT * FROM visit WHERE run_id = $1 AND entry = $2",
            row => Read(row),
            runId.ToString("D"),
            firstEntry
        );

    /// <summary>A visit by its number, with the number of visits of its state so far.</summary>
    public (StateVisit Visit, int Attempt)? FindWithAttempt(Guid runId, int number) =>
        ListWithAttempts(runId, number, count: 1) is [var found] && found.Visit.Number == number ? found : null;

    /// <summary>The number of the last visit of a state; null if the run has not visited it.</summary>
    public int? FindLast(Guid runId, string stateName) =>
        database.Find(
            "SELECT max(number) AS last FROM visit WHERE run_id = $1 AND state_name = $2",
            row => row.OptionalNumber("last"),
            runId.ToString("D"),
            stateName
        );

    /// <summary>The number of visits in which the run has begun a state.</summary>
    public int Count(Guid runId, string stateName) =>
        database.Find(
            "SELECT count(*) FROM visit WHERE run_id = $1 AND state_name = $2 AND started = 1",
            row => row.Number(0),
            runId.ToString("D"),
            stateName
        );

    /// <summary>Searches the visits of a run for a state, starting with a position of the log.</summary>
    /// <returns>Whether a visit with this number or a later one is of the state, and the last position.</returns>
    public (bool IsFound, int LastEntry) Search(Guid runId, string stateName, int firstNumber, int firstEntry) =>
        database.Find(
            """
            SELECT coalesce(max(state_name = $2 AND number >= $3), 0) AS found, coalesce(max(entry), $4) AS last
            FROM visit WHERE run_id = $1 AND entry >= $4
            """,
            row => (row.Number("found") == 1, row.Number("last")),
            runId.ToString("D"),
            stateName,
            firstNumber,
            firstEntry
        );

    /// <summary>Visits in order, starting with the one that contains a position of the log.</summary>
    public IReadOnlyList<StateVisit> List(Guid runId, long entry, int count) =>
        database.Query(
            "SELECT * FROM visit WHERE run_id = $1 AND entry >= $2 - 1 ORDER BY entry LIMIT $3",
            row => Read(row),
            runId.ToString("D"),
            entry,
            count
        );

    /// <summary>Visits in reverse order, starting with the one that contains a position of the log.</summary>
    public IReadOnlyList<StateVisit> ListBackwards(Guid runId, long entry, int count) =>
        database.Query(
            "SELECT * FROM visit WHERE run_id = $1 AND entry <= $2 ORDER BY entry DESC LIMIT $3",
            row => Read(row),
            runId.ToString("D"),
            entry,
            count
        );

    /// <summary>The visits from a number, each with the number of visits of its state so far.</summary>
    public IReadOnlyList<(StateVisit Visit, int Attempt)> ListWithAttempts(Guid runId, int firstNumber, int count) =>
        database.Query(
            """
            SELECT visit.*, counted.attempt FROM (
                SELECT entry, number, row_number() OVER (PARTITION BY state_name ORDER BY entry) AS attempt
                FROM visit WHERE run_id = $1
            ) AS counted JOIN visit ON visit.run_id = $1 AND visit.entry = counted.entry
            WHERE counted.number >= $2 ORDER BY counted.entry LIMIT $3
            """,
            row => (Read(row), row.Number("attempt")),
            runId.ToString("D"),
            firstNumber,
            count
        );

    /// <summary>Counts the runs of a flow with a definition that visited its states and took its branches.</summary>
    public VisitCounts CountRuns(Guid flowId, string definitionId)
    {
        const string from =
            "FROM visit JOIN run ON run.run_id = visit.run_id WHERE flow_id = $1 AND definition_id = $2";
        var states = database.Query(
            $"SELECT visit.state_name AS state, count(DISTINCT visit.run_id) AS runs {from} GROUP BY visit.state_name",
            row => (State: row.Text("state"), Runs: row.Number("runs")),
            flowId.ToString("D"),
            definitionId
        );
        var branches = database.Query(
            "SELECT visit.state_name AS state, rule, catcher, count(DISTINCT visit.run_id) AS runs "
                + $"{from} AND end_time IS NOT NULL AND (exception IS NULL OR catcher IS NOT NULL) "
                + "GROUP BY visit.state_name, rule, catcher",
            row =>
                (
                    Key: (row.Text("state"), row.OptionalNumber("rule"), row.OptionalNumber("catcher")),
                    Runs: row.Number("runs")
                ),
            flowId.ToString("D"),
            definitionId
        );
        return new VisitCounts(
            states.ToDictionary(each => each.State, each => each.Runs),
            branches.ToDictionary(each => each.Key, each => each.Runs)
        );
    }

    public void RemoveOf(Guid runId) => database.Execute("DELETE FROM visit WHERE run_id = $1", runId.ToString("D"));

    /// <param name="row">A row with the columns of a visit.</param>
    /// <param name="prefix">The prefix of the columns' names in rows with other columns.</param>
    public static StateVisit Read(Row row, string prefix = "") =>
        new()
        {
            RunId = Guid.Parse(row.Text(prefix + "run_id")),
            Number = row.Number(prefix + "number"),
            StateName = row.Text(prefix + "state_name"),
            StateType = row.Text(prefix + "state_type"),
            FirstEntry = row.Number(prefix + "entry"),
            StartTime = row.Time(prefix + "start_time"),
            HasStarted = row.Number(prefix + "started") == 1,
            Input = row.OptionalText(prefix + "input"),
            EndTime = row.OptionalTime(prefix + "end_time"),
            Output = row.OptionalText(prefix + "output"),
            Exception = row.OptionalText(prefix + "exception"),
            Cause = row.OptionalText(prefix + "cause"),
            Warning = row.OptionalText(prefix + "warning"),
            Rule = row.OptionalNumber(prefix + "rule"),
            Catcher = row.OptionalNumber(prefix + "catcher"),
            Calls = new ProviderCalls(row.Text(prefix + "calls"), row.Number(prefix + "call_count")),
            IsStored = true,
        };

    private void Add(StateVisit visit) =>
        database.Execute(
            """
            INSERT INTO visit (run_id, entry, number, state_name, state_type, start_time, started, input, end_time,
                output, exception, cause, rule, catcher, calls, call_count, warning)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            """,
            visit.RunId.ToString("D"),
            visit.FirstEntry,
            visit.Number,
            visit.StateName,
            visit.StateType,
            visit.StartTime.UtcTicks,
            visit.HasStarted,
            visit.Input,
            visit.EndTime?.UtcTicks,
            visit.Output,
            visit.Exception,
            visit.Cause,
            visit.Rule,
            visit.Catcher,
            visit.Calls.Text,
            visit.Calls.Count,
            visit.Warning
        );

    private void Update(StateVisit visit) =>
        database.Execute(
            """
            UPDATE visit SET end_time = $3, output = $4, exception = $5, cause = $6, rule = $7, catcher = $8,
                calls = $9, call_count = $10, warning = $11
            WHERE run_id = $1 AND entry = $2
            """,
            visit.RunId.ToString("D"),
            visit.FirstEntry,
            visit.EndTime?.UtcTicks,
            visit.Output,
            visit.Exception,
            visit.Cause,
            visit.Rule,
            visit.Catcher,
            visit.Calls.Text,
            visit.Calls.Count,
            visit.Warning
        );
}
