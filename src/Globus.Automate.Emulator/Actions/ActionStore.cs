using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Actions;

/// <summary>Actions of the emulator's own providers, and their logs.</summary>
internal sealed class ActionStore(Database database)
{
    public ActionRecord? Find(string actionId) =>
        database.Find("SELECT * FROM action WHERE action_id = $1", Read, actionId);

    public ActionRecord? FindRequest(string provider, string creatorId, string requestId) =>
        database.Find(
            "SELECT * FROM action WHERE provider = $1 AND creator_id = $2 AND request_id = $3",
            Read,
            provider,
            creatorId,
            requestId
        );

    public IReadOnlyList<ActionRecord> List(string provider) =>
        database.Query("SELECT * FROM action WHERE provider = $1 ORDER BY start_time, action_id", Read, provider);

    /// <summary>Actions with unfinished work from before the last stop of the emulator.</summary>
    public IReadOnlyList<ActionRecord> ListUnfinishedWork() =>
        database.Query("SELECT * FROM action WHERE work <> 'None' ORDER BY start_time, action_id", Read);

    public void Add(ActionRecord action) =>
        database.Execute(
            """
            INSERT INTO action (action_id, provider, request_id, request_digest, creator_id, client_id, via_scope,
                body, label, manage_by,
                monitor_by, release_after, deadline, status, display_status, details, changes_at, memory, work,
                    silent, refusal,
                start_time, completion_time)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                $22, $23)
            """,
            action.ActionId,
            action.Provider,
            action.RequestId,
            action.RequestDigest,
            action.CreatorId,
            action.ClientId,
            action.ViaScope,
            action.Body,
            action.Label,
            action.ManageBy.ToJson(),
            action.MonitorBy.ToJson(),
            action.ReleaseAfter,
            action.Deadline?.UtcTicks,
            action.Progress.Status.ToString(),
            action.Progress.DisplayStatus,
            action.Progress.Details,
            action.Progress.ChangesAt?.UtcTicks,
            action.Progress.ProviderState,
            action.Progress.Work.ToString(),
            action.Progress.IsUnresponsive,
            action.Progress.ErrorResponse?.ToText(),
            action.StartTime.UtcTicks,
            action.CompletionTime?.UtcTicks
        );

    public void Update(ActionRecord action) =>
        database.Execute(
            """
            UPDATE action SET client_id = $2, status = $3, display_status = $4, details = $5, changes_at = $6,
                memory = $7, work = $8,
                silent = $9, refusal = $10, completion_time = $11
            WHERE action_id = $1
            """,
            action.ActionId,
            action.ClientId,
            action.Progress.Status.ToString(),
            action.Progress.DisplayStatus,
            action.Progress.Details,
            action.Progress.ChangesAt?.UtcTicks,
            action.Progress.ProviderState,
            action.Progress.Work.ToString(),
            action.Progress.IsUnresponsive,
            action.Progress.ErrorResponse?.ToText(),
            action.CompletionTime?.UtcTicks
        );

    public void Remove(string actionId)
    {
        database.Execute("DELETE FROM action_log WHERE action_id = $1", actionId);
        database.Execute("DELETE FROM action WHERE action_id = $1", actionId);
    }

    public void AppendLog(string actionId, ActionLogEntry entry) =>
        database.Execute(
            "INSERT INTO action_log SELECT $1, count(*), $2, $3, $4, $5 FROM action_log WHERE action_id = $1",
            actionId,
            entry.Time.UtcTicks,
            entry.Code,
            entry.Description,
            entry.Details
        );

    public int LogLength(string actionId) =>
        database.Find("SELECT count(*) FROM action_log WHERE action_id = $1", row => row.Number(0), actionId);

    /// <summary>Entries by their positions, from <paramref name="first"/> on.</summary>
    public IReadOnlyList<ActionLogEntry> ReadLog(string actionId, int first, int count) =>
        database.Query(
            "SELECT * FROM action_log WHERE action_id = $1 AND entry >= $2 ORDER BY entry LIMIT $3",
            ReadEntry,
            actionId,
            first,
            count
        );

    private static ActionLogEntry ReadEntry(Row row) =>
        new(row.Time("time"), row.Text("code"), row.Text("description"), row.Text("details"));

    private static ActionRecord Read(Row row) =>
        new()
        {
            ActionId = row.Text("action_id"),
            Provider = row.Text("provider"),
            RequestId = row.Text("request_id"),
            RequestDigest = row.Text("request_digest"),
            CreatorId = row.Text("creator_id"),
            ClientId = row.Text("client_id"),
            ViaScope = row.OptionalText("via_scope"),
            Body = row.Text("body"),
            Label = row.OptionalText("label"),
            ManageBy = row.Strings("manage_by"),
            MonitorBy = row.Strings("monitor_by"),
            ReleaseAfter = row.OptionalText("release_after"),
            Deadline = row.OptionalTime("deadline"),
            Progress = ReadProgress(row),
            StartTime = row.Time("start_time"),
            CompletionTime = row.OptionalTime("completion_time"),
        };

    private static ActionProgress ReadProgress(Row row) =>
        new(
            Enum.Parse<ActionStatus>(row.Text("status")),
            row.Text("display_status"),
            row.Text("details"),
            row.OptionalTime("changes_at")
        )
        {
            Work = Enum.Parse<ActionWorkStage>(row.Text("work")),
            IsUnresponsive = row.Number("silent") == 1,
            ProviderState = row.OptionalText("memory"),
            ErrorResponse = row.OptionalText("refusal") is { } refusal ? ActionErrorResponse.Parse(refusal) : null,
        };
}
