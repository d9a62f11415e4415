namespace Globus.Automate.Definitions.Graphs.Layout;

/// <summary>An edge to draw.</summary>
/// <param name="source">The node that it leaves.</param>
/// <param name="target">The node that it enters.</param>
/// <param name="labelWidth">The width of its label, in pixels; 0 for none.</param>
/// <param name="labelHeight">The height of its label, in pixels; 0 for none.</param>
internal sealed class LayoutEdge(LayoutNode source, LayoutNode target, double labelWidth, double labelHeight)
{
    public LayoutNode Source { get; } = source;

    public LayoutNode Target { get; } = target;

    public double LabelWidth { get; } = labelWidth;

    public double LabelHeight { get; } = labelHeight;

    public bool IsLoop => Source == Target;

    /// <summary>Whether the edge leads upwards, because it closes a cycle.</summary>
    public bool IsReversed { get; set; }

    public LayoutNode Upper => IsReversed ? Target : Source;

    public LayoutNode Lower => IsReversed ? Source : Target;

    /// <summary>The places between the upper and the lower node, from the top; empty for a loop.</summary>
    public List<LayoutNode> Bends { get; } = [];

    /// <summary>The place of the label; null for a loop.</summary>
    public LayoutNode? Label { get; set; }

    /// <summary>
    /// The points of the line, from the source to the target; empty for a loop. The line crosses each rank vertically,
    /// so that it does not touch the nodes beside it.
    /// </summary>
    public IReadOnlyList<LayoutPoint> Points()
    {
        var points = Bends
            .SelectMany(bend =>
                new[]
                {
                    bend.Center with
                    {
                        Y = bend.Center.Y - (bend.RankHeight / 2),
                    },
                    bend.Center with
                    {
                        Y = bend.Center.Y + (bend.RankHeight / 2),
                    },
                }
            )
            .ToList();
        points.Insert(0, Upper.Center with { Y = Upper.Center.Y + (Upper.RankHeight / 2) });
        points.Insert(0, Upper.Center with { Y = Upper.Center.Y + (Upper.Height / 2) });
        points.Add(Lower.Center with { Y = Lower.Center.Y - (Lower.RankHeight / 2) });
        points.Add(Lower.Center with { Y = Lower.Center.Y - (Lower.Height / 2) });
        if (IsReversed)
        {
            points.Reverse();
        }

        return IsLoop ? [] : points;
    }
}
