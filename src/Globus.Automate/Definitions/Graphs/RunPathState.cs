namespace Globus.Automate.Definitions.Graphs;

/// <summary>The visits of one state by a run.</summary>
public sealed class RunPathState
{
    internal RunPathState(string name) => Name = name;

    /// <summary>The name of the state.</summary>
    public string Name { get; }

    /// <summary>The number of visits.</summary>
    public int Visits { get; internal set; }

    /// <summary>The time in all visits; null if the log does not contain it.</summary>
    public TimeSpan? Duration { get; internal set; }

    /// <summary>How the last visit ended.</summary>
    public StateOutcome Outcome { get; internal set; }

    /// <summary>The name of the exception of the last visit; null if it did not fail.</summary>
    public string? Exception { get; internal set; }
}
