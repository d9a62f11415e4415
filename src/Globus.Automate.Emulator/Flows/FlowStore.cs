using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Flows;

internal sealed class FlowStore(Database database) : IFlowDirectory
{
    private const string Select =
        "SELECT flow.*, definition, input_schema FROM flow JOIN definition USING (definition_id)";

    public bool Exists(Guid flowId) =>
        database.Find("SELECT 1 FROM flow WHERE flow_id = $1", row => row.Number(0) == 1, flowId.ToString("D"));

    public string? FindTitle(Guid flowId) =>
        database.Find("SELECT title FROM flow WHERE flow_id = $1", row => row.Text(0), flowId.ToString("D"));

    private readonly StoreCache<Guid, FlowRecord> _known = new(database, "flow", "definition");

    public FlowRecord? Find(Guid flowId) => _known.Get(flowId, Read);

    private FlowRecord? Read(Guid flowId) => database.Find($"{Select} WHERE flow_id = $1", Read, flowId.ToString("D"));

    /// <summary>
    /// The flows of a page, each with the sequence of the last flow of the whole list. Only for these flows,
    /// definitions and schemas are read; those of high-assurance flows are null.
    /// </summary>
    /// <param name="conditions">The conditions.</param>
    /// <param name="orderBy">The ORDER BY clause.</param>
    /// <param name="limit">The largest number of flows.</param>
    /// <param name="offset">The number of flows before the page.</param>
    public IReadOnlyList<(FlowRecord Flow, long LastSequence)> QueryPage(
        SqlConditions conditions,
        string orderBy,
        int limit,
        int offset
    )
    {
        var isHidden = $"lower(flow.policy_id) IN {PolicyStore.Ids}";
        var sql = $"""
            SELECT flow.*, page.last_sequence,
                CASE WHEN {isHidden} THEN 'null' ELSE definition.definition END AS definition,
                CASE WHEN {isHidden} THEN 'null' ELSE definition.input_schema END AS input_schema
            FROM (
                SELECT flow.sequence, max(flow.sequence) OVER () AS last_sequence FROM flow
                WHERE {conditions.ToText()}
                {orderBy} LIMIT {conditions.Parameter(limit)} OFFSET {conditions.Parameter(offset)}
            ) AS page CROSS JOIN flow USING (sequence) JOIN definition USING (definition_id)
            {orderBy}
            """;
        return database.Query(sql, row => (Read(row), row.LargeNumber("last_sequence")), conditions.Values);
    }

    /// <summary>All flows, with their definitions and schemas.</summary>
    public IReadOnlyList<FlowRecord> List() => database.Query($"{Select} ORDER BY sequence", Read);

    public void Add(FlowRecord flow) =>
        database.Execute(
            """
            INSERT INTO flow (flow_id, definition_id, title, subtitle, description, keywords, flow_owner,
                flow_viewers, flow_starters,
                flow_administrators, run_managers, run_monitors, created_by, subscription_id, policy_id, created_at,
                    updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            """,
            flow.FlowId.ToString("D"),
            flow.DefinitionId,
            flow.Title,
            flow.Subtitle,
            flow.Description,
            flow.Keywords.ToJson(),
            flow.FlowOwner,
            flow.FlowViewers.ToJson(),
            flow.FlowStarters.ToJson(),
            flow.FlowAdministrators.ToJson(),
            flow.RunManagers.ToJson(),
            flow.RunMonitors.ToJson(),
            flow.CreatedBy,
            flow.SubscriptionId,
            flow.AuthenticationPolicyId,
            flow.CreatedAt.UtcTicks,
            flow.UpdatedAt.UtcTicks
        );

    public void Update(FlowRecord flow) =>
        database.Execute(
            """
            UPDATE flow SET definition_id = $2, title = $3, subtitle = $4, description = $5, keywords = $6,
                flow_owner = $7,
                flow_viewers = $8, flow_starters = $9, flow_administrators = $10, run_managers = $11,
                    run_monitors = $12,
                subscription_id = $13, policy_id = $14, updated_at = $15
            WHERE flow_id = $1
            """,
            flow.FlowId.ToString("D"),
            flow.DefinitionId,
            flow.Title,
            flow.Subtitle,
            flow.Description,
            flow.Keywords.ToJson(),
            flow.FlowOwner,
            flow.FlowViewers.ToJson(),
            flow.FlowStarters.ToJson(),
            flow.FlowAdministrators.ToJson(),
            flow.RunManagers.ToJson(),
            flow.RunMonitors.ToJson(),
            flow.SubscriptionId,
            flow.AuthenticationPolicyId,
            flow.UpdatedAt.UtcTicks
        );

    public void Remove(Guid flowId) => database.Execute("DELETE FROM flow WHERE flow_id = $1", flowId.ToString("D"));

    private static FlowRecord Read(Row row) =>
        new()
        {
            Sequence = row.LargeNumber("sequence"),
            FlowId = Guid.Parse(row.Text("flow_id")),
            DefinitionId = row.Text("definition_id"),
            Definition = row.Text("definition"),
            InputSchema = row.Text("input_schema"),
            Title = row.Text("title"),
            Subtitle = row.Text("subtitle"),
            Description = row.Text("description"),
            Keywords = row.Strings("keywords"),
            FlowOwner = row.Text("flow_owner"),
            FlowViewers = row.Strings("flow_viewers"),
            FlowStarters = row.Strings("flow_starters"),
            FlowAdministrators = row.Strings("flow_administrators"),
            RunManagers = row.Strings("run_managers"),
            RunMonitors = row.Strings("run_monitors"),
            CreatedBy = row.Text("created_by"),
            SubscriptionId = row.OptionalText("subscription_id"),
            AuthenticationPolicyId = row.OptionalText("policy_id"),
            CreatedAt = row.Time("created_at"),
            UpdatedAt = row.Time("updated_at"),
        };
}
