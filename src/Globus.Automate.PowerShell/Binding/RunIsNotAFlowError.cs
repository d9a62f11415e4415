using System.Management.Automation;
using Globus.Automate.PowerShell.Binding.Values;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>
/// An object with a run id identifies the run, even if it also names its flow. Flow commands must not use it as the
/// flow.
/// </summary>
internal static class RunIsNotAFlowError
{
    /// <summary>The error of a run that was given instead of a flow.</summary>
    /// <param name="runId">The object's RunId.</param>
    /// <param name="run">The object.</param>
    public static CommandException Create(object runId, PSObject run)
    {
        var flowId = PropertyReader.Find(run, "FlowId");
        var flow = flowId is null ? "its flow" : $"its flow {flowId}";
        return new(
            "RunIsNotAFlow",
            ErrorCategory.InvalidArgument,
            $"The input object is the run {runId}, not {flow}.",
            flowId is null ? "Specify the flow or its id." : $"Get-GlobusFlow {flowId}"
        )
        {
            Target = run,
        };
    }
}
