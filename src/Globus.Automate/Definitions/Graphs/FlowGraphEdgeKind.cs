namespace Globus.Automate.Definitions.Graphs;

/// <summary>The kinds of transitions in a flow.</summary>
public enum FlowGraphEdgeKind
{
    /// <summary>From the start of the flow to its first state.</summary>
    Start,

    /// <summary>To the <c>Next</c> state.</summary>
    Next,

    /// <summary>To the <c>Next</c> state of a rule of a Choice state.</summary>
    Choice,

    /// <summary>To the <c>Default</c> state of a Choice state.</summary>
    Default,

    /// <summary>To the <c>Next</c> state of a <c>Catch</c> entry.</summary>
    Catch,

    /// <summary>From a state with <c>End</c> to the end of the flow.</summary>
    End,
}
