namespace Globus.Automate.Definitions.Graphs.Rendering;

/// <summary>The formats of graphs.</summary>
public enum FlowGraphFormat
{
    /// <summary>A Mermaid flowchart, which code hosts show in Markdown (https://mermaid.js.org).</summary>
    Mermaid,

    /// <summary>The language of Graphviz (https://graphviz.org/doc/info/lang.html).</summary>
    Dot,

    /// <summary>An SVG image without references to other files.</summary>
    Svg,
}
