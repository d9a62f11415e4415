using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Runs;

/// <summary>The rows of runs.</summary>
internal sealed class RunStore(Database database)
{
    /// <summary>An ACTIVE run that is not due waits for work outside of the batches.</summary>
    private const string Requeuing = """
        UPDATE run SET wake_at = $1 WHERE wake_at IS NULL AND (status = 'ACTIVE'
            OR (status = 'INACTIVE' AND pending IS NOT NULL
                AND json_extract(details, '$.code') NOT IN ('ConsentRequired', 'AuthorizationParameters')))
        """;

    /// <summary>Whether the run is unchanged since this row was read.</summary>
    public bool IsCurrent(RunRecord run) =>
        database.Find("SELECT version FROM run WHERE run_id = $1", row => (int?)row.Number(0), run.RunId.ToString("D"))
        == run.Version;

    /// <summary>Whether the run has ended, or was removed.</summary>
    public bool IsOver(Guid runId) => !IsAnyActive([runId]);

    /// <summary>Whether one of the runs has not ended. A run that was removed has.</summary>
    public bool IsAnyActive(IEnumerable<Guid> runIds) =>
        database.Find(
            "SELECT count(*) FROM run WHERE run_id IN (SELECT value FROM json_each($1)) AND completion_time IS NULL",
            row => row.Number(0) > 0,
            runIds.Select(id => id.ToString("D")).ToList().ToJson()
        );

    public RunRecord? Find(Guid runId) =>
        database.Find("SELECT * FROM run WHERE run_id = $1", Read, runId.ToString("D"));

    public void Add(RunRecord run) =>
        database.Execute(
            """
            INSERT INTO run (run_id, flow_id, definition_id, flow_title, flow_updated_at, label, tags, run_owner,
                run_managers, run_monitors,
                client_id, run_as, notify, context, status, details, start_time, completion_time, state_name, entered,
                visit, document, pending, wake_at, turn, log_length, version, session_id, input, failure, last_visit,
                history_size, blocking_web_input_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33)
            """,
            run.RunId.ToString("D"),
            run.FlowId.ToString("D"),
            run.DefinitionId,
            run.FlowTitle,
            run.FlowUpdatedAt.UtcTicks,
            run.Label,
            run.Tags.ToJson(),
            run.RunOwner,
            run.RunManagers.ToJson(),
            run.RunMonitors.ToJson(),
            run.ClientId,
            run.RunAs,
            run.NotifyOn.ToJson(),
            run.Context,
            run.Status.ToName(),
            run.Details,
            run.StartTime.UtcTicks,
            run.CompletionTime?.UtcTicks,
            run.StateName,
            run.IsEntered,
            run.Visit,
            run.Document,
            run.Pending,
            run.WakeAt?.UtcTicks,
            run.QueuePosition,
            run.LogLength,
            run.Version,
            run.SessionId,
            run.Input,
            run.Failure,
            run.LastVisit,
            run.HistorySize,
            run.BlockingWebInputId?.ToString("D")
        );

    /// <summary>Writes the changes of a step if the run is unchanged since it was read.</summary>
    /// <returns>The stored run; null if it was changed in the meantime.</returns>
    public RunRecord? TrySaveStep(RunRecord run)
    {
        var changed = database.Execute(
            """
            UPDATE run SET client_id = $3, status = $4, details = $5, completion_time = $6, state_name = $7,
                entered = $8, visit = $9,
                document = $10, pending = $11, wake_at = $12, turn = $13, log_length = $14,
                blocking_web_input_id = $15, session_id = $16, failure = $17, last_visit = $18, history_size = $19,
                version = version + 1
            WHERE run_id = $1 AND version = $2
            """,
            run.RunId.ToString("D"),
            run.Version,
            run.ClientId,
            run.Status.ToName(),
            run.Details,
            run.CompletionTime?.UtcTicks,
            run.StateName,
            run.IsEntered,
            run.Visit,
            run.Document,
            run.Pending,
            run.WakeAt?.UtcTicks,
            run.QueuePosition,
            run.LogLength,
            run.BlockingWebInputId?.ToString("D"),
            run.SessionId,
            run.Failure,
            run.LastVisit,
            run.HistorySize
        );
        return changed == 1 ? run with { Version = run.Version + 1 } : null;
    }

    /// <summary>Writes the members that users can change; steps never change them.</summary>
    public void UpdateSettings(RunRecord run) =>
        database.Execute(
            "UPDATE run SET label = $2, tags = $3, run_managers = $4, run_monitors = $5 WHERE run_id = $1",
            run.RunId.ToString("D"),
            run.Label,
            run.Tags.ToJson(),
            run.RunManagers.ToJson(),
            run.RunMonitors.ToJson()
        );

    public void Remove(Guid runId)
    {
        database.Execute("DELETE FROM visit WHERE run_id = $1", runId.ToString("D"));
        database.Execute("DELETE FROM web_input WHERE run_id = $1", runId.ToString("D"));
        database.Execute("DELETE FROM run WHERE run_id = $1", runId.ToString("D"));
    }

    /// <summary>The due runs, the longest waiting first.</summary>
    public IReadOnlyList<RunRecord> ListDue(DateTimeOffset now, int count) =>
        database.Query(
            "SELECT * FROM run WHERE wake_at <= $1 ORDER BY wake_at, turn LIMIT $2",
            Read,
            now.UtcTicks,
            count
        );

    public DateTimeOffset? FindNextDue() =>
        database.Find("SELECT min(wake_at) AS next FROM run WHERE wake_at IS NOT NULL", row =>
            row.OptionalTime("next")
        );

    /// <summary>
    /// Makes the runs due whose work outside of the batches was interrupted when the emulator stopped.
    /// </summary>
    public void RequeueInterrupted(DateTimeOffset now) => database.Execute(Requeuing, now.UtcTicks);

    /// <summary>The same for runs from a dump.</summary>
    public void Requeue(IEnumerable<string> runIds, DateTimeOffset now)
    {
        foreach (var runId in runIds)
        {
            database.Execute($"{Requeuing} AND run_id = $2", now.UtcTicks, runId);
        }
    }

    /// <summary>Makes a run due whose action has ended. An active poll is not affected.</summary>
    public void WakeForAction(Guid runId, string actionId, DateTimeOffset now) =>
        database.Execute(
            "UPDATE run SET wake_at = $3 WHERE run_id = $1 AND wake_at IS NOT NULL AND json_extract(pending, "
                + "'$.action_id') = $2",
            runId.ToString("D"),
            actionId,
            now.UtcTicks
        );

    public long LastQueuePosition() => database.Find("SELECT ifnull(max(turn), 0) FROM run", row => row.LargeNumber(0));

    /// <param name="row">A row with all columns of a run.</param>
    public static RunRecord Read(Row row) =>
        new()
        {
            Sequence = row.LargeNumber("sequence"),
            RunId = Guid.Parse(row.Text("run_id")),
            FlowId = Guid.Parse(row.Text("flow_id")),
            DefinitionId = row.Text("definition_id"),
            FlowTitle = row.Text("flow_title"),
            FlowUpdatedAt = row.Time("flow_updated_at"),
            Label = row.OptionalText("label"),
            Tags = row.Strings("tags"),
            RunOwner = row.Text("run_owner"),
            RunManagers = row.Strings("run_managers"),
            RunMonitors = row.Strings("run_monitors"),
            ClientId = row.Text("client_id"),
            SessionId = row.OptionalText("session_id"),
            RunAs = row.Text("run_as"),
            NotifyOn = row.Strings("notify"),
            Context = row.Text("context"),
            Status = RunStatusNames.Parse(row.Text("status")),
            Details = row.OptionalText("details"),
            Input = row.Text("input"),
            Failure = row.OptionalText("failure"),
            StartTime = row.Time("start_time"),
            CompletionTime = row.OptionalTime("completion_time"),
            StateName = row.Text("state_name"),
            IsEntered = row.Number("entered") == 1,
            Visit = row.Number("visit"),
            Document = row.Text("document"),
            Pending = row.OptionalText("pending"),
            BlockingWebInputId = row.OptionalText("blocking_web_input_id") is { } id ? Guid.Parse(id) : null,
            WakeAt = row.OptionalTime("wake_at"),
            QueuePosition = row.LargeNumber("turn"),
            LogLength = row.Number("log_length"),
            LastVisit = row.Number("last_visit"),
            HistorySize = row.LargeNumber("history_size"),
            Version = row.Number("version"),
        };
}
