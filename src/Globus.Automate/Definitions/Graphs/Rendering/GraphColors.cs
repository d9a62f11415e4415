namespace Globus.Automate.Definitions.Graphs.Rendering;

/// <summary>The colors of graphs, with enough contrast on light and dark pages.</summary>
internal static class GraphColors
{
    public const string Text = "#1f2328";

    public const string Line = "#57606a";

    public const string Taken = "#0969da";

    /// <summary>The colors of a state.</summary>
    /// <param name="outcome">How its last visit ended; null if the run did not visit it.</param>
    public static (string Fill, string Line) Of(StateOutcome? outcome) =>
        outcome switch
        {
            StateOutcome.Completed => ("#dafbe1", "#1a7f37"),
            StateOutcome.Caught => ("#fff8c5", "#9a6700"),
            StateOutcome.Failed => ("#ffebe9", "#cf222e"),
            StateOutcome.Current => ("#ddf4ff", "#0969da"),
            _ => ("#f6f8fa", Line),
        };
}
