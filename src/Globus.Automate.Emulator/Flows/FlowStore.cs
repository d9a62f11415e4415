using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Flows;

internal sealed class FlowStore(Database database) : IFlowDirectory
{
    private const string Select =
        "SELECT flow.*, definition, input_schema FROM flow JOIN definition USING (definition_id)";

    public bool Exists(Guid flowId) =>
        database.Find("SELECT 1 FROM flow WHERE flow_id = $1", row => row.Number(0) == 1, flowId.ToString("D"));

    public string? FindTitle(Guid flowId) => Find(flowId)?.Title;

    public FlowRecord? Find(Guid flowId) => database.Find($"{Select} WHERE flow_id = $1", Read, flowId.ToString("D"));

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
