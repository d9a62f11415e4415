using System.Globalization;
using System.Management.Automation;
using Globus.Automate.PowerShell.Binding.Values;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>
/// Errors for timers and runs that are not valid input. An object with a timer id is a timer, and an object with a run
/// id is a run. Commands must not use the ids of flows and runs that such an object also contains.
/// </summary>
internal static class OtherObjectErrors
{
    /// <summary>The error for a run or a timer instead of a flow; null for other objects.</summary>
    /// <param name="value">The object.</param>
    public static CommandException? FindForFlow(PSObject value)
    {
        var flowId = IdOf(value, "FlowId");
        var flow = flowId is null ? "its flow" : $"its flow {flowId}";
        var advice = flowId is null ? "Specify the flow or its id." : $"Get-GlobusFlow {flowId}";
        if (PropertyReader.Find(value, "TimerId") is not null)
        {
            return new(
                "TimerIsNotAFlow",
                ErrorCategory.InvalidArgument,
                $"The input object is {NameOf(value, "timer", "TimerId")}, not {flow}.",
                advice
            )
            {
                Target = value,
            };
        }

        return PropertyReader.Find(value, "RunId") is not null
            ? new(
                "RunIsNotAFlow",
                ErrorCategory.InvalidArgument,
                $"The input object is {NameOf(value, "run", "RunId")}, not {flow}.",
                advice
            )
            {
                Target = value,
            }
            : null;
    }

    /// <summary>The error for a timer instead of a run; null for other objects.</summary>
    /// <param name="value">The object.</param>
    public static CommandException? FindForRun(PSObject value) =>
        PropertyReader.Find(value, "TimerId") is not null
            ? new(
                "TimerIsNotARun",
                ErrorCategory.InvalidArgument,
                $"The input object is {NameOf(value, "timer", "TimerId")}, not a run.",
                IdOf(value, "TimerId") is { } timerId
                    ? $"(Get-GlobusTimer {timerId}).RunId | Get-GlobusRun"
                    : "Specify the run or its id."
            )
            {
                Target = value,
            }
            : null;

    /// <summary>The command that finds the timers of a flow or of a run; null for other objects.</summary>
    /// <param name="value">The object, which has no timer id.</param>
    public static string? FindTimersOf(PSObject value) =>
        IdOf(value, "FlowId") is not { } flowId ? null
        : PropertyReader.Find(value, "RunId") is null ? $"Get-GlobusTimer -FlowId {flowId}"
        : IdOf(value, "RunId") is { } runId
            ? $"Get-GlobusTimer -FlowId {flowId} | Where-Object RunId -Contains '{runId}'"
        : null;

    private static string NameOf(PSObject value, string noun, string property) =>
        IdOf(value, property) is { } id ? $"the {noun} {id}" : $"a {noun}";

    // A recommended command contains only valid ids of the input object, which may come from a file.
    private static Guid? IdOf(PSObject value, string property) =>
        Guid.TryParse(Convert.ToString(PropertyReader.Find(value, property), CultureInfo.InvariantCulture), out var id)
            ? id
            : null;
}
