using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Failures;

namespace Globus.Automate.PowerShell.Reports;

/// <summary>A run of a report.</summary>
/// <param name="Run">The run.</param>
/// <param name="Failure">Why it is FAILED or INACTIVE; null for other runs.</param>
internal sealed record ReportedRun(Run Run, FailedRun? Failure)
{
    private static readonly string[] Order = [RunStatus.Failed, RunStatus.Inactive, RunStatus.Active];

    /// <summary>The place of the status: failures first, and ended runs last.</summary>
    public int Rank => Array.IndexOf(Order, Run.Status) is var at and >= 0 ? at : Order.Length;

    /// <summary>The label of the run or the title of its flow; the id if both are unknown.</summary>
    public string Name =>
        Run.Label is { Length: > 0 } label ? label
        : Run.FlowTitle is { Length: > 0 } title ? title
        : Run.RunId.ToString();
}
