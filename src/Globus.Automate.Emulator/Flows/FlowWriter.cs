using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Flows;

/// <summary>Stores valid flows.</summary>
internal sealed class FlowWriter(FlowStore flows, DefinitionStore definitions, IdSource ids, TimeProvider clock)
{
    public FlowRecord Add(FlowDraft draft, string ownerUrn, Guid? flowId = null)
    {
        var flow = Create(draft, ownerUrn, flowId ?? ids.NewFlowId());
        flow = flow with { DefinitionId = definitions.Save(flow.Definition, flow.InputSchema) };
        flows.Add(flow);
        return flow;
    }

    /// <summary>The flow that a draft describes, without an id and without storing it.</summary>
    public FlowRecord Preview(FlowDraft draft, string ownerUrn) => Create(draft, ownerUrn, Guid.Empty);

    private FlowRecord Create(FlowDraft draft, string ownerUrn, Guid flowId)
    {
        var now = clock.GetUtcNow();
        var flow = new FlowRecord
        {
            FlowId = flowId,
            DefinitionId = "",
            Definition = draft.Definition.ToText(),
            InputSchema = draft.InputSchema.ToText(),
            Title = draft.Title!,
            FlowOwner = ownerUrn,
            CreatedBy = ownerUrn,
            CreatedAt = now,
            UpdatedAt = now,
        };
        return FlowChange.Apply(flow, draft);
    }

    public FlowRecord Change(FlowRecord flow, FlowDraft draft)
    {
        var definition = draft.Definition?.ToText() ?? flow.Definition;
        var schema = draft.InputSchema?.ToText() ?? flow.InputSchema;
        var changed = FlowChange.Apply(flow, draft) with
        {
            DefinitionId = definitions.Save(definition, schema),
            Definition = definition,
            InputSchema = schema,
            UpdatedAt = clock.GetUtcNow(),
        };
        flows.Update(changed);
        return changed;
    }
}
