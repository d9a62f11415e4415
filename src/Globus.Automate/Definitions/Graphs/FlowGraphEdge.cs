namespace Globus.Automate.Definitions.Graphs;

/// <summary>A transition of a flow.</summary>
/// <param name="Source">The name of the state that it leaves; null for the start of the flow.</param>
/// <param name="Target">The name of the state that it enters; null for the end of the flow.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Label">
/// The condition of a rule, <c>Default</c>, or the error names of a Catch entry; empty for other kinds.
/// </param>
public sealed record FlowGraphEdge(string? Source, string? Target, FlowGraphEdgeKind Kind, string Label);
