using System.Text.Json;
using Globus.Automate.Json;

namespace Globus.Automate.Definitions.Graphs;

/// <summary>
/// The states and transitions of a flow definition. It contains no parameters of states, because they can contain
/// secrets.
/// </summary>
public sealed class FlowGraph
{
    internal FlowGraph(IReadOnlyList<FlowGraphState> states, IReadOnlyList<FlowGraphEdge> edges) =>
        (States, Edges) = (states, edges);

    /// <summary>The states in the order of the definition, then the missing targets of transitions.</summary>
    public IReadOnlyList<FlowGraphState> States { get; }

    /// <summary>The transitions: the start first, then those of each state.</summary>
    public IReadOnlyList<FlowGraphEdge> Edges { get; }

    /// <summary>Reads the graph of a definition. The definition need not be valid.</summary>
    /// <param name="definition">The definition.</param>
    /// <exception cref="FormatException">The definition has no object <c>States</c>.</exception>
    public static FlowGraph Of(JsonElement definition) => new FlowGraphReader().Read(definition);

    /// <summary>Reads the graph of a definition. The definition need not be valid.</summary>
    /// <param name="definition">The definition.</param>
    /// <exception cref="FormatException">The definition has no object <c>States</c>.</exception>
    public static FlowGraph Of(JsonMap definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return Of(definition.ToJsonElement());
    }
}
