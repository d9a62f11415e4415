using System.Text;
using Globus.Automate.Http;

namespace Globus.Automate.Definitions.Graphs.Rendering;

/// <summary>The labels and marks of a graph, the same in every format, before their characters are escaped.</summary>
/// <param name="path">The path of a run; null for the definition alone.</param>
internal sealed class GraphLabels(RunPath? path)
{
    private const int MaximumLength = 80;

    /// <summary>The lines of a state: its name, its type, and its visits.</summary>
    public IReadOnlyList<string> LinesOf(FlowGraphState state)
    {
        var lines = new List<string> { Clean(state.Name) };
        var type = state.IsDefined ? Clean(state.Type) : "not defined";
        if (type.Length > 0)
        {
            lines.Add(type);
        }

        if (path?.Find(state.Name) is { } visited)
        {
            lines.Add(Describe(visited));
            if (visited.Exception is not null)
            {
                lines.Add(Clean(visited.Exception));
            }
        }

        return lines;
    }

    /// <summary>The label of a transition; empty for none.</summary>
    public string LabelOf(FlowGraphEdge edge)
    {
        var label = Clean(edge.Label);
        return CountOf(edge) > 1
            ? FormattableString.Invariant($"{label}{(label.Length > 0 ? ", " : "")}{CountOf(edge)} times")
            : label;
    }

    /// <summary>How the last visit of a state ended; null if the run did not visit it.</summary>
    public StateOutcome? OutcomeOf(FlowGraphState state) => path?.Find(state.Name)?.Outcome;

    /// <summary>Whether the run took the transition.</summary>
    public bool IsTaken(FlowGraphEdge edge) => CountOf(edge) > 0;

    private int CountOf(FlowGraphEdge edge) => path?.CountOf(edge) ?? 0;

    private static string Describe(RunPathState visited)
    {
        var outcome = visited.Outcome switch
        {
            StateOutcome.Failed => "failed",
            StateOutcome.Caught => "failed, caught",
            StateOutcome.Current => "current",
            _ => "completed",
        };
        var visits = visited.Visits > 1 ? FormattableString.Invariant($", {visited.Visits} visits") : "";
        return visited.Duration is { } duration
            ? $"{outcome}{visits}, {ReadableDuration.Format(duration)}"
            : outcome + visits;
    }

    // One line without control characters, unpaired surrogates and code points that no XML document may contain.
    private static string Clean(string text)
    {
        var clean = new StringBuilder();
        var plain = PlainText.Of(text);
        for (var i = 0; i < plain.Length && clean.Length < MaximumLength; i++)
        {
            if (char.IsHighSurrogate(plain[i]) && i + 1 < plain.Length && char.IsLowSurrogate(plain[i + 1]))
            {
                clean.Append(plain, i, 2);
                i++;
            }
            else
            {
                clean.Append(
                    plain[i] is '\n' or '\t' ? ' '
                    : IsCharacter(plain[i]) ? plain[i]
                    : '\uFFFD'
                );
            }
        }

        return clean.Length < plain.Length ? $"{clean}…" : clean.ToString();
    }

    private static bool IsCharacter(char c) => !char.IsSurrogate(c) && c is not ('\uFFFE' or '\uFFFF');
}
