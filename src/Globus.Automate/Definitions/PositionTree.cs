using System.Text.Json;
using Globus.Automate.Language.Paths;

namespace Globus.Automate.Definitions;

/// <summary>
/// The source positions of a document by path. Values with the same path, which occur after duplicate member names,
/// share a node; the last position counts.
/// </summary>
internal sealed class PositionTree
{
    private const int Root = 0;

    private readonly Dictionary<Step, int> _nodes = [];
    private readonly List<SourcePosition> _positions = [];

    /// <summary>Creates the tree of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="positions">The positions of its values in source order.</param>
    public PositionTree(JsonElement document, IReadOnlyList<SourcePosition> positions)
    {
        if (positions.Count > 0)
        {
            _positions.Add(positions[0]);
            AddChildren(document, Root, positions, 1);
        }
    }

    /// <summary>Finds the position of a path; for a missing value, the position of the closest parent.</summary>
    public SourcePosition? Find(JsonPath path)
    {
        if (_positions.Count == 0)
        {
            return null;
        }

        var node = Root;
        foreach (var segment in path.Segments)
        {
            var step = segment switch
            {
                NameSegment name => new Step(node, name.Name, 0),
                IndexSegment item => new Step(node, null, item.Index),
                _ => default(Step?),
            };
            if (step is not { } known || !_nodes.TryGetValue(known, out var next))
            {
                break;
            }

            node = next;
        }

        return _positions[node];
    }

    // Returns the number of positions that were used.
    private int AddChildren(JsonElement value, int node, IReadOnlyList<SourcePosition> positions, int used)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                used = Add(member.Value, new Step(node, member.Name, 0), positions, used);
            }
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                used = Add(item, new Step(node, null, index++), positions, used);
            }
        }

        return used;
    }

    private int Add(JsonElement value, Step step, IReadOnlyList<SourcePosition> positions, int used)
    {
        if (used == positions.Count)
        {
            return used;
        }

        if (_nodes.TryGetValue(step, out var node))
        {
            _positions[node] = positions[used];
        }
        else
        {
            node = _positions.Count;
            _nodes.Add(step, node);
            _positions.Add(positions[used]);
        }

        return AddChildren(value, node, positions, used + 1);
    }

    private readonly record struct Step(int Parent, string? Name, int Index);
}
