using System.Globalization;
using System.Text;

namespace Globus.Automate.Definitions.Graphs.Rendering;

/// <summary>Writes a Mermaid flowchart.</summary>
/// <param name="graph">The graph.</param>
/// <param name="labels">The labels.</param>
internal sealed class MermaidRenderer(FlowGraph graph, GraphLabels labels)
{
    private const string Start = "start";
    private const string Finish = "finish";
    private const string WordJoiner = "#8288;";

    private static readonly Dictionary<StateOutcome, string> Classes = new()
    {
        [StateOutcome.Completed] = "done",
        [StateOutcome.Caught] = "caught",
        [StateOutcome.Failed] = "failed",
        [StateOutcome.Current] = "current",
    };

    private readonly StringBuilder _text = new("flowchart TD\n");
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    public string Render()
    {
        foreach (var state in graph.States)
        {
            WriteState(state);
        }

        WriteEnds();
        var taken = new List<int>();
        for (var i = 0; i < graph.Edges.Count; i++)
        {
            WriteEdge(graph.Edges[i]);
            if (labels.IsTaken(graph.Edges[i]))
            {
                taken.Add(i);
            }
        }

        WriteStyles(taken);
        return _text.ToString();
    }

    private void WriteState(FlowGraphState state)
    {
        var id = FormattableString.Invariant($"s{_ids.Count}");
        _ids[state.Name] = id;
        var (left, right) = state switch
        {
            { IsDefined: false } => (">", "]"),
            { Type: "Choice" } => ("{{", "}}"),
            { Type: "Pass" } => ("(", ")"),
            { Type: "Wait" } => ("([", "])"),
            { Type: "Fail" } => ("[[", "]]"),
            _ => ("[", "]"),
        };
        var label = string.Join("<br/>", labels.LinesOf(state).Select(Escape));
        _text.Append($"  {id}{left}\"{label}\"{right}\n");
    }

    private void WriteEnds()
    {
        if (graph.Edges.Any(edge => edge.Source is null))
        {
            _text.Append($"  {Start}((\"Start\"))\n");
        }

        if (graph.Edges.Any(edge => edge.Target is null))
        {
            _text.Append($"  {Finish}(((\"End\")))\n");
        }
    }

    private void WriteEdge(FlowGraphEdge edge)
    {
        var source = edge.Source is null ? Start : _ids[edge.Source];
        var target = edge.Target is null ? Finish : _ids[edge.Target];
        var arrow = edge.Kind == FlowGraphEdgeKind.Catch ? "-.->" : "-->";
        var label = Escape(labels.LabelOf(edge));
        _text.Append($"  {source} {arrow}{(label.Length > 0 ? $"|\"{label}\"|" : "")} {target}\n");
    }

    private void WriteStyles(List<int> taken)
    {
        var marked = graph.States.Where(state => labels.OutcomeOf(state) is not null).ToList();
        foreach (var outcome in marked.GroupBy(state => labels.OutcomeOf(state)!.Value).OrderBy(group => group.Key))
        {
            var colors = GraphColors.Of(outcome.Key);
            var name = Classes[outcome.Key];
            var ids = string.Join(",", outcome.Select(state => _ids[state.Name]));
            _text.Append($"  classDef {name} fill:{colors.Fill},stroke:{colors.Line},color:{GraphColors.Text}\n");
            _text.Append($"  class {ids} {name}\n");
        }

        if (taken.Count > 0)
        {
            var edges = string.Join(",", taken.Select(edge => edge.ToString(CultureInfo.InvariantCulture)));
            _text.Append($"  linkStyle {edges} stroke:{GraphColors.Taken},stroke-width:3px\n");
        }
    }

    // Mermaid reads labels as Markdown, and sanitizers remove what looks like HTML. Its own entities, #number;, are
    // safe from both.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (IsPlain(text, i))
            {
                escaped.Append(text[i]);
            }
            else
            {
                escaped
                    .Append('#')
                    .Append(char.ConvertToUtf32(text, i).ToString(CultureInfo.InvariantCulture))
                    .Append(';');
                i += char.IsHighSurrogate(text[i]) ? 1 : 0;
            }

            escaped.Append(IsCommand(text, i) ? WordJoiner : "");
        }

        return escaped.ToString();
    }

    private static bool IsPlain(string text, int at) =>
        text[at] switch
        {
            ' ' => at > 0 && text[at - 1] != ' ',
            '$' or ',' or '=' => true,
            '.' when at > 0 && text[at - 1] == '$' => IsAlphanumeric(text, at + 1),
            // Neither a list, nor emphasis, nor the address of a website.
            '.' or '_' or '-' => IsAlphanumeric(text, at - 1) && IsAlphanumeric(text, at + 1) && !IsAfterWww(text, at),
            var c => c < 128 ? char.IsLetterOrDigit(c) : char.IsLetter(c) || char.IsDigit(c),
        };

    // Mermaid interprets these even if they are escaped: \n is a line break, fa:fa-name is an icon, and $$ encloses a
    // formula.
    private static bool IsCommand(string text, int at) =>
        (at + 1 < text.Length && (text[at], text[at + 1]) is ('\\', 'n') or ('$', '$'))
        || string.CompareOrdinal(text, at, ":fa-", 0, 4) == 0;

    private static bool IsAlphanumeric(string text, int at) =>
        at >= 0 && at < text.Length && text[at] < 128 && char.IsLetterOrDigit(text[at]);

    private static bool IsAfterWww(string text, int at) =>
        at >= 3 && string.Compare(text, at - 3, "www", 0, 3, StringComparison.OrdinalIgnoreCase) == 0;
}
