using Globus.Automate.Flows;

namespace Globus.Automate.PowerShell.Graphs;

/// <summary>A visit of a state without its input and output.</summary>
/// <param name="StateName">The name of the state.</param>
/// <param name="StateType">The type of the state; null if it is unknown.</param>
/// <param name="Attempt">The number of the visit among those of the state.</param>
/// <param name="StartTime">The start; null if it is unknown.</param>
/// <param name="Duration">The duration; null while the run is in the state.</param>
/// <param name="Failure">The failure with its cause; null if the state did not fail.</param>
/// <param name="Next">The next state; null for the last visit.</param>
internal sealed record TimelineEntry(
    string StateName,
    string? StateType,
    int Attempt,
    DateTimeOffset? StartTime,
    TimeSpan? Duration,
    string? Failure,
    string? Next
)
{
    /// <summary>Creates an entry.</summary>
    /// <param name="visit">The visit.</param>
    public static TimelineEntry Of(RunStateVisit visit) =>
        new(
            visit.StateName,
            visit.StateType,
            visit.Attempt,
            visit.StartTime,
            visit.Duration,
            visit.Failure?.ToSentence(),
            visit.Next
        );
}
