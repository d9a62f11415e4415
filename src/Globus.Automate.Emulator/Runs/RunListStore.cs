using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Flows;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Runs;

/// <summary>Pages of runs. Each is read with one statement and without the documents that a list omits.</summary>
internal sealed class RunListStore(Database database)
{
    /// <summary>All columns of a run except its state document, its context and its pending action.</summary>
    private const string RunColumns = """
        run.sequence, run.run_id, run.flow_id, run.definition_id, run.flow_title, run.flow_updated_at, run.label,
            run.tags, run.run_owner, run.run_managers, run.run_monitors, run.client_id, run.session_id, run.run_as,
            run.notify, run.status, run.details, run.failure, run.start_time, run.completion_time, run.state_name,
            run.entered, run.visit, run.blocking_web_input_id, run.wake_at, run.turn, run.log_length, run.last_visit,
            run.history_size, run.version, '{}' AS context, NULL AS pending
        """;

    private const string FlowColumns = """
        flow.flow_owner, flow.flow_viewers, flow.flow_starters, flow.flow_administrators,
            flow.run_managers AS flow_run_managers, flow.run_monitors AS flow_run_monitors
        """;

    private const string VisitColumns = """
        last.run_id AS visit_run_id, last.number AS visit_number, last.state_name AS visit_state_name,
            last.state_type AS visit_state_type, last.entry AS visit_entry, last.start_time AS visit_start_time,
            last.started AS visit_started, iif(last.end_time IS NULL, last.input, NULL) AS visit_input,
            last.end_time AS visit_end_time, last.output AS visit_output, last.exception AS visit_exception,
            last.cause AS visit_cause, NULL AS visit_rule, NULL AS visit_catcher, '[]' AS visit_calls,
            0 AS visit_call_count, last.warning AS visit_warning
        """;

    /// <summary>The runs of a page, and the sequence of the newest run that meets the conditions.</summary>
    /// <param name="conditions">The conditions. They can use the tables <c>run</c> and <c>flow</c>.</param>
    /// <param name="orderBy">The ORDER BY clause.</param>
    /// <param name="limit">The largest number of runs.</param>
    /// <param name="offset">The number of runs before the page.</param>
    public IReadOnlyList<(RunListItem Item, long LastSequence)> Read(
        SqlConditions conditions,
        string orderBy,
        int limit,
        int offset
    )
    {
        var sql = $"""
            WITH page AS MATERIALIZED (
                SELECT run.sequence AS place, (SELECT max(sequence) FROM run) AS last_sequence
                FROM run LEFT JOIN flow USING (flow_id) WHERE {conditions.ToText()}
                {orderBy} LIMIT {conditions.Parameter(limit)} OFFSET {conditions.Parameter(offset)}
            )
            SELECT {RunColumns}, {FlowColumns}, {VisitColumns}, page.last_sequence,
                ifnull(lower(flow.policy_id) IN {PolicyStore.Ids}, 0) AS is_restricted,
                iif(run.status = 'SUCCEEDED', run.document, '') AS document,
                iif(run.last_visit = 0 AND run.completion_time IS NULL, run.input, '') AS input
            FROM page JOIN run ON run.sequence = page.place LEFT JOIN flow USING (flow_id)
                LEFT JOIN visit AS last ON run.completion_time IS NULL
                    AND last.run_id = run.run_id AND last.entry = run.last_visit
            {orderBy}
            """;
        return database.Query(sql, row => (ReadItem(row), row.LargeNumber("last_sequence")), conditions.Values);
    }

    private static RunListItem ReadItem(Row row)
    {
        var run = RunStore.Read(row);
        var visit = row.OptionalText("visit_run_id") is null ? null : VisitStore.Read(row, "visit_");
        return new RunListItem(
            run,
            RunLog.Last(run, visit),
            row.OptionalText("flow_owner") is null ? null : ReadPrincipals(row),
            row.Number("is_restricted") == 1
        );
    }

    private static FlowPrincipals ReadPrincipals(Row row) =>
        new()
        {
            FlowOwner = row.Text("flow_owner"),
            FlowViewers = row.Strings("flow_viewers"),
            FlowStarters = row.Strings("flow_starters"),
            FlowAdministrators = row.Strings("flow_administrators"),
            RunManagers = row.Strings("flow_run_managers"),
            RunMonitors = row.Strings("flow_run_monitors"),
        };
}
