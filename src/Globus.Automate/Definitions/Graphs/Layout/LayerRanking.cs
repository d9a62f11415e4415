namespace Globus.Automate.Definitions.Graphs.Layout;

/// <summary>
/// Assigns ranks to nodes: each edge leads to a lower rank, except those that close a cycle. Ranks are the longest
/// paths from the first node.
/// </summary>
internal sealed class LayerRanking
{
    private readonly ILookup<LayoutNode, LayoutEdge> _edges;
    private readonly HashSet<LayoutNode> _open = [];
    private readonly HashSet<LayoutNode> _seen = [];
    private readonly List<LayoutNode> _finished = [];

    private LayerRanking(IEnumerable<LayoutEdge> edges) =>
        _edges = edges.Where(edge => !edge.IsLoop).ToLookup(edge => edge.Source);

    /// <summary>Assigns the ranks and finds the reversed edges.</summary>
    /// <param name="nodes">The nodes; the first one is at the top.</param>
    /// <param name="edges">The edges.</param>
    public static void Assign(IReadOnlyList<LayoutNode> nodes, IReadOnlyList<LayoutEdge> edges)
    {
        var ranking = new LayerRanking(edges);
        foreach (var node in nodes.Where(node => !ranking._seen.Contains(node)))
        {
            ranking.Visit(node);
        }

        var lower = edges.Where(edge => !edge.IsLoop).ToLookup(edge => edge.Upper, edge => edge.Lower);
        for (var i = ranking._finished.Count - 1; i >= 0; i--)
        {
            var node = ranking._finished[i];
            foreach (var next in lower[node])
            {
                next.Rank = Math.Max(next.Rank, node.Rank + 2);
            }
        }

        var last = nodes.Max(node => node.Rank);
        foreach (var node in nodes.Where(node => node.IsLast))
        {
            node.Rank = last;
        }
    }

    // Depth first, without recursion, because a flow can have thousands of states in a row.
    private void Visit(LayoutNode first)
    {
        var path = new Stack<(LayoutNode Node, Queue<LayoutEdge> Edges)>();
        Enter(first);
        while (path.Count > 0)
        {
            var (node, edges) = path.Peek();
            if (edges.Count == 0)
            {
                path.Pop();
                _open.Remove(node);
                _finished.Add(node);
                continue;
            }

            var edge = edges.Dequeue();
            edge.IsReversed = _open.Contains(edge.Target);
            if (!_seen.Contains(edge.Target))
            {
                Enter(edge.Target);
            }
        }

        void Enter(LayoutNode node)
        {
            _seen.Add(node);
            _open.Add(node);
            path.Push((node, new Queue<LayoutEdge>(_edges[node])));
        }
    }
}
