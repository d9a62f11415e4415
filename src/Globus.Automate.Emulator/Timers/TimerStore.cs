using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Timers;

/// <summary>The timers and their results.</summary>
internal sealed class TimerStore(Database database)
{
    private readonly StoreCache<string, NextDue> _next = new(database, "timer");

    public TimerRecord? Find(Guid timerId) =>
        database.Find("SELECT * FROM timer WHERE timer_id = $1", Read, timerId.ToString("D"));

    /// <summary>The timers of an identity, the oldest first.</summary>
    public IReadOnlyList<TimerRecord> List(Guid identityId) =>
        database.Query(
            "SELECT * FROM timer WHERE identity_id = $1 ORDER BY submitted_at, sequence",
            Read,
            identityId.ToString("D")
        );

    /// <summary>The due timers, in the order of their times.</summary>
    /// <param name="now">The current time.</param>
    /// <param name="count">The largest number of timers.</param>
    public IReadOnlyList<TimerRecord> ListDue(DateTimeOffset now, int count) =>
        database.Query(
            "SELECT * FROM timer WHERE next_run <= $1 ORDER BY next_run, sequence LIMIT $2",
            Read,
            now.UtcTicks,
            count
        );

    /// <summary>The time at which the next timer is due; null for none. Each batch reads it.</summary>
    public DateTimeOffset? FindNextDue() =>
        _next.Get("", _ =>
            database.Find("SELECT min(next_run) AS next FROM timer WHERE next_run IS NOT NULL", row => new NextDue(
                row.OptionalTime("next")
            ))
        )
            is { Time: var time }
            ? time
            : null;

    public void Add(TimerRecord timer) =>
        database.Execute(
            """
            INSERT INTO timer (timer_id, name, flow_id, request, identity_id, client_id, session_id, start,
                interval_seconds, end_count, end_time, status, inactive_reason, submitted_at, changed_at, last_ran_at,
                next_run, run_count, error_count)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
            """,
            timer.TimerId.ToString("D"),
            timer.Name,
            timer.FlowId.ToString("D"),
            timer.Request,
            timer.IdentityId.ToString("D"),
            timer.ClientId,
            timer.SessionId,
            timer.Schedule.Start.UtcTicks,
            timer.Schedule.IntervalSeconds,
            timer.Schedule.EndCount,
            timer.Schedule.EndTime?.UtcTicks,
            timer.Status,
            timer.InactiveReason,
            timer.SubmittedAt.UtcTicks,
            timer.ChangedAt.UtcTicks,
            timer.LastRanAt?.UtcTicks,
            timer.NextRun?.UtcTicks,
            timer.RunCount,
            timer.ErrorCount
        );

    public void Update(TimerRecord timer) =>
        database.Execute(
            """
            UPDATE timer SET name = $2, client_id = $3, session_id = $4, status = $5, inactive_reason = $6,
                changed_at = $7, last_ran_at = $8, next_run = $9, run_count = $10, error_count = $11
            WHERE timer_id = $1
            """,
            timer.TimerId.ToString("D"),
            timer.Name,
            timer.ClientId,
            timer.SessionId,
            timer.Status,
            timer.InactiveReason,
            timer.ChangedAt.UtcTicks,
            timer.LastRanAt?.UtcTicks,
            timer.NextRun?.UtcTicks,
            timer.RunCount,
            timer.ErrorCount
        );

    public void Remove(Guid timerId)
    {
        database.Execute("DELETE FROM timer_result WHERE timer_id = $1", timerId.ToString("D"));
        database.Execute("DELETE FROM timer WHERE timer_id = $1", timerId.ToString("D"));
    }

    public void AddResult(Guid timerId, TimerResult result) =>
        database.Execute(
            """
            INSERT INTO timer_result (timer_id, number, ran_at, status, run_id, errors) VALUES ($1, $2, $3, $4, $5, $6)
            """,
            timerId.ToString("D"),
            result.Number,
            result.RanAt.UtcTicks,
            result.Status,
            result.RunId?.ToString("D"),
            result.Errors
        );

    /// <summary>The newest results, the newest first.</summary>
    public IReadOnlyList<TimerResult> ListResults(Guid timerId, int count) =>
        database.Query(
            "SELECT * FROM timer_result WHERE timer_id = $1 ORDER BY number DESC LIMIT $2",
            ReadResult,
            timerId.ToString("D"),
            count
        );

    private static TimerResult ReadResult(Row row) =>
        new(
            row.Number("number"),
            row.Time("ran_at"),
            row.Number("status"),
            row.OptionalText("run_id") is { } id ? Guid.Parse(id) : null,
            row.OptionalText("errors")
        );

    private static TimerRecord Read(Row row) =>
        new()
        {
            TimerId = Guid.Parse(row.Text("timer_id")),
            Name = row.OptionalText("name"),
            FlowId = Guid.Parse(row.Text("flow_id")),
            Request = row.Text("request"),
            IdentityId = Guid.Parse(row.Text("identity_id")),
            ClientId = row.Text("client_id"),
            SessionId = row.OptionalText("session_id"),
            Schedule = new TimerSchedule(
                row.Time("start"),
                row.OptionalNumber("interval_seconds"),
                row.OptionalNumber("end_count"),
                row.OptionalTime("end_time")
            ),
            Status = row.Text("status"),
            InactiveReason = row.OptionalText("inactive_reason"),
            SubmittedAt = row.Time("submitted_at"),
            ChangedAt = row.Time("changed_at"),
            LastRanAt = row.OptionalTime("last_ran_at"),
            NextRun = row.OptionalTime("next_run"),
            RunCount = row.Number("run_count"),
            ErrorCount = row.Number("error_count"),
        };

    private sealed record NextDue(DateTimeOffset? Time);
}
