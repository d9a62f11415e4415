using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Flows;

/// <summary>Stores valid flows.</summary>
internal sealed class FlowWriter(FlowStore flows, DefinitionStore definitions, IdSource ids, TimeProvider clock)
{
    public FlowRecord Add(FlowDraft draft, string ownerUrn, Guid? flowId = null)
    {
        var now = clock.GetUtcNow();
        var definition = draft.Definition.ToText();
        var schema = draft.InputSchema.ToText();
        var flow = new FlowRecord
        {
            FlowId = flowId ?? ids.NewFlowId(),
            DefinitionId = definitions.Save(definition, schema),
            Definition = definition,
            InputSchema = schema,
            Title = draft.Title!,
            FlowOwner = ownerUrn,
            CreatedBy = ownerUrn,
            CreatedAt = now,
            UpdatedAt = now,
        };
        flow = FlowChange.Apply(flow, draft);
        flows.Add(flow);
        return flow;
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
