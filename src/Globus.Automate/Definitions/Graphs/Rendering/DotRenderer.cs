using System.Text;

namespace Globus.Automate.Definitions.Graphs.Rendering;

/// <summary>Writes a graph in the language of Graphviz.</summary>
/// <param name="graph">The graph.</param>
/// <param name="labels">The labels.</param>
internal sealed class DotRenderer(FlowGraph graph, GraphLabels labels)
{
    private const string Start = "start";
    private const string Finish = "finish";

    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    public string Render()
    {
        _text.Append("digraph flow {\n");
        _text.Append($"  node [style=filled, fontname=\"sans-serif\", fontcolor=\"{GraphColors.Text}\"];\n");
        _text.Append($"  edge [fontname=\"sans-serif\", fontcolor=\"{GraphColors.Text}\"];\n");
        foreach (var state in graph.States)
        {
            WriteState(state);
        }

        if (graph.Edges.Any(edge => edge.Source is null))
        {
            _text.Append($"  {Start} [label=\"Start\", shape=circle];\n");
        }

        if (graph.Edges.Any(edge => edge.Target is null))
        {
            _text.Append($"  {Finish} [label=\"End\", shape=doublecircle];\n");
        }

        foreach (var edge in graph.Edges)
        {
            WriteEdge(edge);
        }

        return _text.Append("}\n").ToString();
    }

    private void WriteState(FlowGraphState state)
    {
        var id = FormattableString.Invariant($"s{_ids.Count}");
        _ids[state.Name] = id;
        var (shape, style) = state switch
        {
            { IsDefined: false } => ("box", "filled,dashed"),
            { Type: "Choice" } => ("hexagon", "filled"),
            { Type: "Pass" or "Wait" } => ("box", "filled,rounded"),
            { Type: "Fail" } => ("octagon", "filled"),
            _ => ("box", "filled"),
        };
        var (fill, line) = GraphColors.Of(labels.OutcomeOf(state));
        var label = string.Join("\\n", labels.LinesOf(state).Select(Escape));
        _text.Append($"  {id} [label=\"{label}\", shape={shape}, style=\"{style}\"");
        _text.Append($", fillcolor=\"{fill}\", color=\"{line}\"];\n");
    }

    private void WriteEdge(FlowGraphEdge edge)
    {
        var source = edge.Source is null ? Start : _ids[edge.Source];
        var target = edge.Target is null ? Finish : _ids[edge.Target];
        var attributes = new List<string>();
        if (labels.LabelOf(edge) is { Length: > 0 } label)
        {
            attributes.Add($"label=\"{Escape(label)}\"");
        }

        if (edge.Kind == FlowGraphEdgeKind.Catch)
        {
            attributes.Add("style=dashed");
        }

        if (labels.IsTaken(edge))
        {
            attributes.Add($"color=\"{GraphColors.Taken}\", penwidth=3");
        }

        _text.Append($"  {source} -> {target}");
        _text.Append(attributes.Count > 0 ? $" [{string.Join(", ", attributes)}];\n" : ";\n");
    }

    // Graphviz reads backslashes and HTML entities in labels.
    private static string Escape(string text) => text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("&", "&amp;");
}
