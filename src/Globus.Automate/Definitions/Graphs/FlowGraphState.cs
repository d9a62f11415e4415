namespace Globus.Automate.Definitions.Graphs;

/// <summary>A state in the graph of a flow.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type, such as <c>Action</c>; empty if the definition has none.</param>
/// <param name="IsDefined">
/// Whether the definition contains the state; false if only a transition names it.
/// </param>
public sealed record FlowGraphState(string Name, string Type, bool IsDefined);
