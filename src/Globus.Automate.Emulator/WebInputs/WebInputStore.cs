using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.WebInputs;

/// <summary>The web inputs of runs, with their responses.</summary>
internal sealed class WebInputStore(Database database)
{
    private const string Select =
        "SELECT web_input.*, run.label, run.flow_id, run.flow_title, run.run_owner FROM web_input JOIN run USING "
        + "(run_id)";

    public WebInputRecord? Find(Guid webInputId) =>
        database.Find($"{Select} WHERE web_input_id = $1", Read, webInputId.ToString("D"));

    public IReadOnlyList<WebInputRecord> List() => database.Query($"{Select} ORDER BY web_input.sequence", Read);

    /// <summary>The open web inputs of a run, without those that have expired.</summary>
    public IReadOnlyList<WebInputRecord> ListOpen(Guid runId, DateTimeOffset now) =>
        database.Query(
            $"{Select} WHERE run_id = $1 AND closed_at IS NULL AND expires_at > $2 ORDER BY web_input.sequence",
            Read,
            runId.ToString("D"),
            now.UtcTicks
        );

    public void Add(WebInputRecord input) =>
        database.Execute(
            "INSERT INTO web_input (web_input_id, run_id, question, created_at, expires_at) VALUES ($1, $2, $3, $4, "
                + "$5)",
            input.WebInputId.ToString("D"),
            input.RunId.ToString("D"),
            input.Question.ToText(),
            input.CreatedAt.UtcTicks,
            input.ExpiresAt.UtcTicks
        );

    public void Close(Guid webInputId, Guid chosenOptionId, DateTimeOffset now) =>
        database.Execute(
            "UPDATE web_input SET closed_at = $3, chosen_option_id = $2 WHERE web_input_id = $1",
            webInputId.ToString("D"),
            chosenOptionId.ToString("D"),
            now.UtcTicks
        );

    /// <summary>Closes the expired web inputs, with the time of their expiration.</summary>
    public void CloseExpired(DateTimeOffset now) =>
        database.Execute(
            "UPDATE web_input SET closed_at = expires_at WHERE closed_at IS NULL AND expires_at <= $1",
            now.UtcTicks
        );

    /// <summary>Closes the open web inputs of a run that has ended.</summary>
    public void CloseOf(Guid runId, DateTimeOffset now) =>
        database.Execute(
            "UPDATE web_input SET closed_at = min(expires_at, $2) WHERE run_id = $1 AND closed_at IS NULL",
            runId.ToString("D"),
            now.UtcTicks
        );

    private static WebInputRecord Read(Row row) =>
        new()
        {
            Sequence = row.LargeNumber("sequence"),
            WebInputId = Guid.Parse(row.Text("web_input_id")),
            RunId = Guid.Parse(row.Text("run_id")),
            RunLabel = row.OptionalText("label"),
            FlowId = Guid.Parse(row.Text("flow_id")),
            FlowTitle = row.Text("flow_title"),
            CreatorUrn = row.Text("run_owner"),
            Question = WebInputQuestion.Parse(row.Text("question")),
            CreatedAt = row.Time("created_at"),
            ExpiresAt = row.Time("expires_at"),
            ClosedAt = row.OptionalTime("closed_at"),
            ChosenOptionId = row.OptionalText("chosen_option_id") is { } id ? Guid.Parse(id) : null,
        };
}
