using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Definitions;

namespace Globus.Automate.Emulator.Control.Page;

/// <summary>The states of a flow and their transitions.</summary>
internal static class FlowGraph
{
    public static JsonObject Of(FlowDefinition flow) =>
        new() { ["start_at"] = flow.StartAt, ["states"] = new JsonArray([.. flow.States.Values.Select(Describe)]) };

    private static JsonNode Describe(State state)
    {
        var caught = state.Catchers.Select(catcher => catcher.Next).ToHashSet();
        caught.Remove(state.Next ?? "");
        return new JsonObject
        {
            ["name"] = state.Name,
            ["type"] = state.Type,
            ["targets"] = new JsonArray([
                .. state
                    .Targets.Distinct()
                    .Select(target =>
                        (JsonNode)
                            new JsonObject { ["to"] = target, ["kind"] = caught.Contains(target) ? "catch" : "next" }
                    ),
            ]),
        };
    }
}
