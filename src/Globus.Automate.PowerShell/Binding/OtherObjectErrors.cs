using System.Management.Automation;
using Globus.Automate.PowerShell.Binding.Values;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>
/// An object with a timer id identifies the timer, and one with a run id the run, even if they also name their flow or
/// their runs. Commands for flows and runs must not use those.
/// </summary>
internal static class OtherObjectErrors
{
    /// <summary>The error of a run or a timer that was given instead of a flow; null for other objects.</summary>
    /// <param name="value">The object.</param>
    public static CommandException? FindForFlow(PSObject value)
    {
        var flowId = PropertyReader.Find(value, "FlowId");
        var flow = flowId is null ? "its flow" : $"its flow {flowId}";
        var advice = flowId is null ? "Specify the flow or its id." : $"Get-GlobusFlow {flowId}";
        if (PropertyReader.Find(value, "TimerId") is { } timerId)
        {
            return new(
                "TimerIsNotAFlow",
                ErrorCategory.InvalidArgument,
                $"The input object is the timer {timerId}, not {flow}.",
                advice
            )
            {
                Target = value,
            };
        }

        return PropertyReader.Find(value, "RunId") is { } runId
            ? new(
                "RunIsNotAFlow",
                ErrorCategory.InvalidArgument,
                $"The input object is the run {runId}, not {flow}.",
                advice
            )
            {
                Target = value,
            }
            : null;
    }

    /// <summary>The error of a timer that was given instead of a run; null for other objects.</summary>
    /// <param name="value">The object.</param>
    public static CommandException? FindForRun(PSObject value) =>
        PropertyReader.Find(value, "TimerId") is { } timerId
            ? new(
                "TimerIsNotARun",
                ErrorCategory.InvalidArgument,
                $"The input object is the timer {timerId}, not a run.",
                $"(Get-GlobusTimer {timerId}).RunId | Get-GlobusRun"
            )
            {
                Target = value,
            }
            : null;
}
