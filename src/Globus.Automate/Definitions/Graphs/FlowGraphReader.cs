using System.Text.Json;

namespace Globus.Automate.Definitions.Graphs;

/// <summary>Reads the graph of a definition, which may contain mistakes.</summary>
internal sealed class FlowGraphReader
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, FlowGraphState> _states = new(StringComparer.Ordinal);
    private readonly List<FlowGraphEdge> _edges = [];

    public FlowGraph Read(JsonElement definition)
    {
        if (Member(definition, "States") is not { ValueKind: JsonValueKind.Object } states)
        {
            throw new FormatException("The document is not a flow definition: it has no object 'States'.");
        }

        foreach (var state in states.EnumerateObject())
        {
            AddState(new FlowGraphState(state.Name, Text(state.Value, "Type") ?? "", IsDefined: true));
        }

        // Edges add the states that they name and the definition lacks.
        var defined = _names.ToList();
        AddEdge(null, definition, "StartAt", FlowGraphEdgeKind.Start);
        foreach (var name in defined)
        {
            // Of several states with the same name, the last one counts.
            AddEdges(name, states.GetProperty(name));
        }

        return new FlowGraph([.. _names.Select(name => _states[name])], _edges);
    }

    private void AddEdges(string name, JsonElement state)
    {
        foreach (var rule in Items(state, "Choices"))
        {
            AddEdge(name, rule, "Next", FlowGraphEdgeKind.Choice, ChoiceCondition.Describe(rule));
        }

        AddEdge(name, state, "Default", FlowGraphEdgeKind.Default, "Default");
        AddEdge(name, state, "Next", FlowGraphEdgeKind.Next);
        foreach (var entry in Items(state, "Catch"))
        {
            var errors = Items(entry, "ErrorEquals").Where(error => error.ValueKind == JsonValueKind.String);
            var label = string.Join(", ", errors.Select(error => error.GetString()));
            AddEdge(name, entry, "Next", FlowGraphEdgeKind.Catch, label);
        }

        if (Member(state, "End") is { ValueKind: JsonValueKind.True })
        {
            _edges.Add(new FlowGraphEdge(name, null, FlowGraphEdgeKind.End, ""));
        }
    }

    private void AddEdge(string? source, JsonElement owner, string member, FlowGraphEdgeKind kind, string label = "")
    {
        if (Text(owner, member) is not { } target)
        {
            return;
        }

        if (!_states.ContainsKey(target))
        {
            AddState(new FlowGraphState(target, "", IsDefined: false));
        }

        _edges.Add(new FlowGraphEdge(source, target, kind, label));
    }

    private void AddState(FlowGraphState state)
    {
        if (!_states.ContainsKey(state.Name))
        {
            _names.Add(state.Name);
        }

        _states[state.Name] = state;
    }

    private static JsonElement? Member(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement owner, string name) =>
        Member(owner, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement[] Items(JsonElement owner, string name) =>
        Member(owner, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];
}
