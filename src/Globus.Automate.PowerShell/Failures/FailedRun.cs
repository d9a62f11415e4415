using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;

namespace Globus.Automate.PowerShell.Failures;

/// <summary>A run that failed or is INACTIVE, with the reason and what to do.</summary>
public sealed class FailedRun : IRunSource
{
    internal FailedRun(Run run) => Run = run;

    /// <summary>The id of the run.</summary>
    public Guid RunId => Run.RunId;

    /// <summary>The label of the run; null if it has none.</summary>
    public string? Label => Run.Label;

    /// <summary>The id of the flow; null if the service does not return it.</summary>
    public Guid? FlowId => Run.FlowId;

    /// <summary>The title of the flow.</summary>
    public string? FlowTitle => Run.FlowTitle;

    /// <summary>The status: FAILED or INACTIVE.</summary>
    public string Status => Run.Status;

    /// <summary>The start time of the run.</summary>
    public DateTimeOffset? StartTime => Run.StartTime;

    /// <summary>The time at which the run failed; null for an INACTIVE run.</summary>
    public DateTimeOffset? CompletionTime => Run.CompletionTime;

    /// <summary>The state that failed or waits; null if it is unknown, as for a canceled run.</summary>
    public string? StateName { get; internal init; }

    /// <summary>
    /// The exception, such as <c>States.Runtime</c>, or the code, such as <c>FlowCanceled</c>; null if it is unknown.
    /// </summary>
    public string? Exception { get; internal init; }

    /// <summary>The cause in one sentence; null if it is unknown.</summary>
    public string? Cause { get; internal init; }

    /// <summary>The recommended action: a sentence or a command to run.</summary>
    public string? Hint { get; internal init; }

    /// <summary>The cause, with the exception in parentheses; null if both are unknown.</summary>
    public string? Summary { get; internal init; }

    Run IRunSource.Run => Run;

    private Run Run { get; }

    /// <summary>The run, the state and the cause.</summary>
    public override string ToString() =>
        string.Join(": ", new[] { Run.ToString(), StateName, Summary }.Where(part => part is not null));
}
