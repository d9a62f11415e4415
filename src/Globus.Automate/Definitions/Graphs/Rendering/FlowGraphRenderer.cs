namespace Globus.Automate.Definitions.Graphs.Rendering;

/// <summary>Writes graphs of flows as text.</summary>
public static class FlowGraphRenderer
{
    /// <summary>
    /// Writes a graph. States and transitions have readable labels, in which the characters that a format reserves are
    /// escaped, control characters are removed and long texts are shortened.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="format">The format.</param>
    /// <param name="path">The path of a run, which is marked; null for the definition alone.</param>
    public static string Render(FlowGraph graph, FlowGraphFormat format, RunPath? path = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var labels = new GraphLabels(path);
        return format switch
        {
            FlowGraphFormat.Dot => new DotRenderer(graph, labels).Render(),
            FlowGraphFormat.Svg => new SvgRenderer(graph, labels).Render(),
            _ => new MermaidRenderer(graph, labels).Render(),
        };
    }
}
