using System.Globalization;
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
    /// <summary>The error of a timer or a run that was given instead of its flow; null for other objects.</summary>
    /// <param name="value">The object.</param>
    public static CommandException? FindForFlow(PSObject value)
    {
        var flowId = IdOf(value, "FlowId");
        var flow = flowId is null ? "its flow" : $"its flow {flowId}";
        var advice = flowId is null ? "Specify the flow or its id." : $"Get-GlobusFlow {flowId}";
        return PropertyReader.Find(value, "TimerId") is not null
                ? Error(
                    "TimerIsNotAFlow",
                    $"The input object is {Describe(value, "timer")}, not {flow}.",
                    advice,
                    value
                )
            : PropertyReader.Find(value, "RunId") is not null
                ? Error("RunIsNotAFlow", $"The input object is {Describe(value, "run")}, not {flow}.", advice, value)
            : null;
    }

    /// <summary>The error of a timer that was given instead of a run; null for other objects.</summary>
    /// <param name="value">The object.</param>
    public static CommandException? FindForRun(PSObject value) =>
        PropertyReader.Find(value, "TimerId") is null
            ? null
            : Error(
                "TimerIsNotARun",
                $"The input object is {Describe(value, "timer")}, not a run.",
                IdOf(value, "TimerId") is { } timerId
                    ? $"(Get-GlobusTimer {timerId}).RunId | Get-GlobusRun"
                    : "Specify the run or its id.",
                value
            );

    /// <summary>The command that finds the timers of a flow or of a run; null for other objects.</summary>
    /// <param name="value">The object, which has no timer id.</param>
    public static string? FindTimersOf(PSObject value) =>
        IdOf(value, "FlowId") is not { } flowId ? null
        : PropertyReader.Find(value, "RunId") is null ? $"Get-GlobusTimer -FlowId {flowId}"
        : IdOf(value, "RunId") is { } runId
            ? $"Get-GlobusTimer -FlowId {flowId} | Where-Object RunId -Contains '{runId}'"
        : null;

    private static string Describe(PSObject value, string noun) =>
        IdOf(value, noun == "timer" ? "TimerId" : "RunId") is { } id ? $"the {noun} {id}" : $"a {noun}";

    // Only an id is safe in a command that users paste. An object may come from a file of somebody else.
    private static Guid? IdOf(PSObject value, string property) =>
        Guid.TryParse(Convert.ToString(PropertyReader.Find(value, property), CultureInfo.InvariantCulture), out var id)
            ? id
            : null;

    private static CommandException Error(string id, string message, string advice, PSObject target) =>
        new(id, ErrorCategory.InvalidArgument, message, advice) { Target = target };
}
