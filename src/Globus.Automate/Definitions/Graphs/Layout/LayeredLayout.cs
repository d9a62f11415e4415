namespace Globus.Automate.Definitions.Graphs.Layout;

/// <summary>
/// Arranges a directed graph in layers from top to bottom, after Sugiyama: ranks, bends where edges cross ranks, an
/// order in each rank with few crossings, and positions near the neighbors.
/// </summary>
internal static class LayeredLayout
{
    private const int Sweeps = 6;
    private const double Gap = 24;
    private const double RankGap = 20;

    // An edge over more ranks is a straight line, so that a long flow with many of them is still drawn quickly.
    private const int MaximumBends = 60;

    /// <summary>Arranges the graph and returns the lower right corner of the drawing.</summary>
    /// <param name="nodes">The nodes; the first one is at the top.</param>
    /// <param name="edges">The edges.</param>
    public static LayoutPoint Arrange(IReadOnlyList<LayoutNode> nodes, IReadOnlyList<LayoutEdge> edges)
    {
        LayerRanking.Assign(nodes, edges);
        var places = new List<LayoutNode>(nodes);
        foreach (var edge in edges)
        {
            AddBends(edge, places);
        }

        var ranks = places.GroupBy(place => place.Rank).OrderBy(rank => rank.Key).Select(rank => rank.ToList());
        var layers = ranks.ToList();
        Order(layers);
        PlaceRows(layers);
        PlaceColumns(layers);
        return new LayoutPoint(
            places.Max(place => place.Center.X + (place.Width / 2) + place.RightMargin),
            places.Max(place => place.Center.Y + (place.Height / 2))
        );
    }

    private static void AddBends(LayoutEdge edge, List<LayoutNode> places)
    {
        if (edge.IsLoop)
        {
            edge.Source.RightMargin = Math.Max(edge.Source.RightMargin, edge.LabelWidth + (2 * Gap));
            return;
        }

        var (first, last) = (edge.Upper.Rank + 1, edge.Lower.Rank - 1);
        var labelRank = edge.IsReversed ? last : first;
        var isLong = last - first > MaximumBends;
        var above = edge.Upper;
        for (var rank = first; rank <= last; rank = isLong && rank == first ? Math.Max(last, rank + 1) : rank + 1)
        {
            var isLabel = rank == labelRank;
            var bend = new LayoutNode(isLabel ? edge.LabelWidth : 0, isLabel ? edge.LabelHeight : 0) { Rank = rank };
            edge.Label = isLabel ? bend : edge.Label;
            edge.Bends.Add(bend);
            places.Add(bend);
            Connect(above, bend);
            above = bend;
        }

        Connect(above, edge.Lower);
    }

    private static void Connect(LayoutNode above, LayoutNode below)
    {
        above.Below.Add(below);
        below.Above.Add(above);
    }

    private static void Order(List<List<LayoutNode>> layers)
    {
        var index = new Dictionary<LayoutNode, double>();
        foreach (var layer in layers)
        {
            Number(layer);
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var isDown = sweep % 2 == 0;
            foreach (var at in Enumerable.Range(0, layers.Count))
            {
                var layer = isDown ? at : layers.Count - 1 - at;
                layers[layer] =
                [
                    .. layers[layer]
                        .OrderBy(node => Mean(isDown ? node.Above : node.Below, each => index[each]) ?? index[node]),
                ];
                Number(layers[layer]);
            }
        }

        // Relative positions, so that layers of different sizes are comparable.
        void Number(List<LayoutNode> layer)
        {
            for (var i = 0; i < layer.Count; i++)
            {
                index[layer[i]] = (i + 0.5) / layer.Count;
            }
        }
    }

    private static void PlaceRows(List<List<LayoutNode>> layers)
    {
        var y = 0.0;
        foreach (var layer in layers)
        {
            var height = layer.Max(node => node.Height);
            foreach (var node in layer)
            {
                node.Center = new LayoutPoint(0, y + (height / 2));
                node.RankHeight = height;
            }

            y += height + RankGap;
        }
    }

    private static void PlaceColumns(List<List<LayoutNode>> layers)
    {
        foreach (var layer in layers)
        {
            Spread(layer, [.. layer.Select(_ => 0.0)]);
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var isDown = sweep % 2 == 0;
            foreach (var layer in isDown ? layers : Enumerable.Reverse(layers))
            {
                Spread(layer, [.. layer.Select(node => Wanted(node, isDown ? node.Above : node.Below))]);
            }
        }

        var left = layers.SelectMany(layer => layer).Min(node => node.Center.X - (node.Width / 2));
        foreach (var node in layers.SelectMany(layer => layer))
        {
            node.Center = node.Center with { X = node.Center.X - left };
        }
    }

    private static double Wanted(LayoutNode node, List<LayoutNode> neighbors) =>
        Mean(neighbors, each => each.Center.X) ?? node.Center.X;

    // The mean of two placements without overlaps, one from each side, has no overlap either.
    private static void Spread(List<LayoutNode> layer, double[] wanted)
    {
        var fromLeft = (double[])wanted.Clone();
        var fromRight = (double[])wanted.Clone();
        for (var i = 1; i < layer.Count; i++)
        {
            fromLeft[i] = Math.Max(fromLeft[i], fromLeft[i - 1] + Distance(layer[i - 1], layer[i]));
        }

        for (var i = layer.Count - 2; i >= 0; i--)
        {
            fromRight[i] = Math.Min(fromRight[i], fromRight[i + 1] - Distance(layer[i], layer[i + 1]));
        }

        for (var i = 0; i < layer.Count; i++)
        {
            layer[i].Center = layer[i].Center with { X = (fromLeft[i] + fromRight[i]) / 2 };
        }
    }

    private static double Distance(LayoutNode left, LayoutNode right) =>
        (left.Width / 2) + left.RightMargin + Gap + (right.Width / 2);

    private static double? Mean(List<LayoutNode> nodes, Func<LayoutNode, double> value) =>
        nodes.Count == 0 ? null : nodes.Average(value);
}
