using Globus.Automate.Definitions.Graphs.Layout;

namespace Globus.Automate.Definitions.Graphs.Rendering;

/// <summary>Draws a graph as an SVG image.</summary>
/// <param name="graph">The graph.</param>
/// <param name="labels">The labels.</param>
internal sealed class SvgRenderer(FlowGraph graph, GraphLabels labels)
{
    private const double Margin = 16;
    private const double Padding = 14;
    private const double Radius = 9;
    private const double LoopWidth = 44;
    private const double BoldFactor = 1.1;

    private readonly SvgCanvas _canvas = new();
    private readonly Dictionary<string, LayoutNode> _nodes = new(StringComparer.Ordinal);
    private readonly LayoutNode _start = new(2 * Radius, 2 * Radius);
    private readonly LayoutNode _finish = new(2 * Radius, 2 * Radius) { IsLast = true };

    public string Render()
    {
        var nodes = new List<LayoutNode>();
        if (graph.Edges.Any(edge => edge.Source is null))
        {
            nodes.Add(_start);
        }

        foreach (var state in graph.States)
        {
            _nodes[state.Name] = CreateNode(state);
            nodes.Add(_nodes[state.Name]);
        }

        if (graph.Edges.Any(edge => edge.Target is null))
        {
            nodes.Add(_finish);
        }

        if (nodes.Count == 0)
        {
            return _canvas.ToImage(2 * Margin, 2 * Margin);
        }

        var lines = graph.Edges.Select(edge => (Edge: edge, Line: CreateLine(edge))).ToList();
        var corner = LayeredLayout.Arrange(nodes, [.. lines.Select(line => line.Line)]);
        // Lines first, so that no line crosses a label.
        foreach (var (edge, line) in lines)
        {
            DrawLine(edge, line);
        }

        foreach (var (edge, line) in lines)
        {
            DrawLabel(edge, line);
        }

        DrawEnds(nodes);
        foreach (var state in graph.States)
        {
            DrawState(state);
        }

        return _canvas.ToImage(corner.X + (2 * Margin), corner.Y + (2 * Margin));
    }

    private LayoutNode CreateNode(FlowGraphState state)
    {
        var lines = labels.LinesOf(state);
        var height = (lines.Count * TextSize.LineHeight) + Padding;
        var slopes = state.Type == "Choice" ? height / 2 : 0;
        var width = Math.Max(lines.Max(TextSize.WidthOf), TextSize.WidthOf(lines[0]) * BoldFactor);
        return new LayoutNode(width + slopes + (2 * Padding), height);
    }

    private LayoutEdge CreateLine(FlowGraphEdge edge)
    {
        var label = labels.LabelOf(edge);
        var source = edge.Source is null ? _start : _nodes[edge.Source];
        var target = edge.Target is null ? _finish : _nodes[edge.Target];
        return label.Length == 0
            ? new LayoutEdge(source, target, 0, 0)
            : new LayoutEdge(source, target, TextSize.WidthOf(label), TextSize.LineHeight);
    }

    private void DrawLine(FlowGraphEdge edge, LayoutEdge line)
    {
        var isTaken = labels.IsTaken(edge);
        var color = isTaken ? GraphColors.Taken : GraphColors.Line;
        var attributes =
            $"stroke=\"{color}\" stroke-width=\"{(isTaken ? "3" : "1.2")}\""
            + (edge.Kind == FlowGraphEdgeKind.Catch ? " stroke-dasharray=\"5 4\"" : "");
        if (line.IsLoop)
        {
            _canvas.Loop(Shift(RightSide(line.Source)), LoopWidth, attributes, color);
        }
        else
        {
            _canvas.Arrow([.. line.Points().Select(Shift)], attributes, color);
        }
    }

    private void DrawLabel(FlowGraphEdge edge, LayoutEdge line)
    {
        if (labels.LabelOf(edge) is not { Length: > 0 } label)
        {
            return;
        }

        var side = RightSide(line.Source);
        var center = line.Label?.Center ?? side with { X = side.X + LoopWidth + (line.LabelWidth / 2) };
        _canvas.Box(Shift(center), line.LabelWidth + 4, TextSize.LineHeight, 0, "fill=\"#ffffff\"");
        _canvas.Text(Shift(center), [label]);
    }

    private void DrawEnds(List<LayoutNode> nodes)
    {
        if (nodes.Contains(_start))
        {
            _canvas.StartGroup("Start");
            _canvas.Circle(Shift(_start.Center), Radius, $"fill=\"{GraphColors.Line}\"");
            _canvas.EndGroup();
        }

        if (nodes.Contains(_finish))
        {
            _canvas.StartGroup("End");
            _canvas.Circle(Shift(_finish.Center), Radius - 1, $"fill=\"#ffffff\" stroke=\"{GraphColors.Line}\"");
            _canvas.Circle(Shift(_finish.Center), Radius - 4, $"fill=\"{GraphColors.Line}\"");
            _canvas.EndGroup();
        }
    }

    private void DrawState(FlowGraphState state)
    {
        var node = _nodes[state.Name];
        var lines = labels.LinesOf(state);
        var (fill, line) = GraphColors.Of(labels.OutcomeOf(state));
        var attributes =
            $"fill=\"{fill}\" stroke=\"{line}\" stroke-width=\"{(labels.OutcomeOf(state) is null ? "1.2" : "2")}\""
            + (state.IsDefined ? "" : " stroke-dasharray=\"3 3\"");
        _canvas.StartGroup(string.Join(" - ", lines));
        if (state.Type == "Choice")
        {
            _canvas.Hexagon(Shift(node.Center), node.Width, node.Height, attributes);
        }
        else
        {
            var radius = state.Type is "Pass" or "Wait" ? node.Height / 3 : 3;
            _canvas.Box(Shift(node.Center), node.Width, node.Height, radius, attributes);
        }

        _canvas.Text(Shift(node.Center), lines);
        _canvas.EndGroup();
    }

    private static LayoutPoint RightSide(LayoutNode node) => node.Center with { X = node.Center.X + (node.Width / 2) };

    private static LayoutPoint Shift(LayoutPoint point) => new(point.X + Margin, point.Y + Margin);
}
