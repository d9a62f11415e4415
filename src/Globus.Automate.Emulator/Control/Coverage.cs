using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Definitions.Compilation;
using Globus.Automate.Emulator.Flows;
using Globus.Automate.Emulator.Runs;

namespace Globus.Automate.Emulator.Control;

/// <summary>
/// The number of runs that visited each state of a flow and took each branch. Runs of earlier definitions of the flow
/// and removed runs do not count.
/// </summary>
internal sealed class Coverage(VisitStore visits, DefinitionCache definitions)
{
    public JsonObject Of(FlowRecord flow)
    {
        var counts = visits.CountRuns(flow.FlowId, flow.DefinitionId);
        var states = definitions.Get(flow.DefinitionId).States.Values;
        return new JsonObject
        {
            ["flow_id"] = flow.FlowId.ToString("D"),
            ["title"] = flow.Title,
            ["states"] = new JsonArray([.. states.Select(state => Describe(state, counts))]),
        };
    }

    private static JsonObject Describe(State state, VisitCounts counts) =>
        new JsonObject
        {
            ["name"] = state.Name,
            ["type"] = state.Type,
            ["visits"] = counts.OfState(state.Name),
            ["branches"] = new JsonArray([.. state.Branches.Select(branch => Describe(state.Name, branch, counts))]),
        };

    private static JsonObject Describe(string stateName, Branch branch, VisitCounts counts) =>
        new JsonObject
        {
            ["kind"] = branch.Kind.ToString().ToLowerInvariant(),
            ["position"] = branch.Position,
            ["next"] = branch.Next,
            ["visits"] = counts.OfBranch(stateName, branch.Rule, branch.Catcher),
        };
}
