namespace Globus.Automate.Definitions.Graphs;

/// <summary>How the last visit of a state ended.</summary>
public enum StateOutcome
{
    /// <summary>The state completed.</summary>
    Completed,

    /// <summary>The state failed, and a Catch handled the exception.</summary>
    Caught,

    /// <summary>The run failed in the state, or was canceled in it.</summary>
    Failed,

    /// <summary>The run is in the state.</summary>
    Current,
}
