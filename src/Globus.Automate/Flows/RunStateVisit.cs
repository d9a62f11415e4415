using Globus.Automate.Json;

namespace Globus.Automate.Flows;

/// <summary>One visit of a state by a run. A state in a loop has several visits.</summary>
public sealed class RunStateVisit
{
    internal RunStateVisit(Guid runId, string stateName, int attempt) =>
        (RunId, StateName, Attempt) = (runId, stateName, attempt);

    /// <summary>The id of the run.</summary>
    public Guid RunId { get; }

    /// <summary>The name of the state.</summary>
    public string StateName { get; }

    /// <summary>The type of the state, such as <c>Action</c>; null if the log does not contain it.</summary>
    public string? StateType { get; internal init; }

    /// <summary>The number of this visit among the visits of the same state by the run, from 1.</summary>
    public int Attempt { get; }

    /// <summary>The time at which the run entered the state; null if the log does not contain it.</summary>
    public DateTimeOffset? StartTime { get; internal init; }

    /// <summary>
    /// The time at which the state ended, or at which the run ended in it; null while the run is in the state.
    /// </summary>
    public DateTimeOffset? EndTime { get; internal set; }

    /// <summary>The time from the start to the end; null while the run is in the state.</summary>
    public TimeSpan? Duration => EndTime is null ? null : Elapsed.Between(StartTime, EndTime);

    /// <summary>
    /// The input of the state; null if the log does not contain it, as for a state that failed before it started. For
    /// the first state, it is then the input of the run.
    /// </summary>
    public object? Input { get; internal init; }

    /// <summary>The output of the state; null if the state has not completed.</summary>
    public object? Output { get; internal set; }

    /// <summary>The failure of the state; null if it did not fail.</summary>
    public RunFailure? Failure { get; internal set; }

    /// <summary>The name of the exception with which the state failed, such as <c>States.Runtime</c>.</summary>
    public string? Exception => Failure?.Exception;

    /// <summary>
    /// The name of the state that the run entered next; null if there is none yet or if the run ended. A state with an
    /// exception and a next state has a Catch that handled the exception.
    /// </summary>
    public string? Next { get; internal set; }

    /// <summary>The name of the state and the number of the visit.</summary>
    public override string ToString() => Attempt == 1 ? StateName : $"{StateName} ({Attempt})";
}
