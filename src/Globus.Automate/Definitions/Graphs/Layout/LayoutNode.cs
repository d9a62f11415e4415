namespace Globus.Automate.Definitions.Graphs.Layout;

/// <summary>A rectangle to place: a node, or the place where an edge crosses a rank.</summary>
/// <param name="width">The width, in pixels.</param>
/// <param name="height">The height, in pixels.</param>
internal sealed class LayoutNode(double width, double height)
{
    public double Width { get; } = width;

    public double Height { get; } = height;

    /// <summary>The width to keep free at the right, for an edge from the node to itself.</summary>
    public double RightMargin { get; set; }

    /// <summary>Whether the node is in the last rank.</summary>
    public bool IsLast { get; init; }

    /// <summary>The rank, from the top. Nodes have even ranks, and edges cross odd ranks.</summary>
    public int Rank { get; set; }

    /// <summary>The height of the rank, in pixels.</summary>
    public double RankHeight { get; set; }

    /// <summary>The center.</summary>
    public LayoutPoint Center { get; set; }

    /// <summary>The neighbors in upper ranks.</summary>
    public List<LayoutNode> Above { get; } = [];

    /// <summary>The neighbors in lower ranks.</summary>
    public List<LayoutNode> Below { get; } = [];
}
