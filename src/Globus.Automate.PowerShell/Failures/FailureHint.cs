using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Recommendations;
using Globus.Automate.PowerShell.Waiting.Runs;

namespace Globus.Automate.PowerShell.Failures;

/// <summary>Recommends what to do about a failure.</summary>
internal static class FailureHint
{
    /// <summary>Returns a sentence or a command to run.</summary>
    /// <param name="run">The run, FAILED or INACTIVE.</param>
    /// <param name="exception">The exception or the code; null if it is unknown.</param>
    /// <param name="state">The state; null if it is unknown.</param>
    /// <param name="context">The context.</param>
    /// <param name="contextName">The context name for command lines; null to omit it.</param>
    public static string For(Run run, string? exception, string? state, GlobusContext context, string? contextName)
    {
        if (run.Status == RunStatus.Inactive)
        {
            return InactiveRunMessage.Remedy(run, context, contextName);
        }

        var suffix = QuotedText.Parameter("-Context", contextName);
        var restart = $"Restart-GlobusRun {run.RunId}{suffix}";
        var view = $"Get-GlobusRunState {run.RunId}{QuotedText.Parameter("-StateName", state)}{suffix} | Format-List";
        // The log contains no input of a state that failed before it started.
        var states = $"Get-GlobusRunState {run.RunId}{suffix} | Format-List StateName, Input, Output, Failure";
        var place = state is null ? "the state" : $"the state {QuotedText.Of(state)}";
        return exception switch
        {
            "FlowCanceled" => $"A user canceled the run. To start it again from the beginning, run: {restart}",
            "ActionTimeout" => $"Find out why the action is slow, or increase WaitTime of {place}. Then run: {restart}",
            "ActionUnableToRun" => $"Check the parameters and the provider of {place}: {view}",
            "NoTokenException" => $"Grant the missing consent, then run: {restart}",
            "Flows.WebInputExpired" => $"The web input expired. To ask again, run: {restart}",
            "States.NoChoiceMatched" => $"Add a Default to {place}, or check the value that it compares: {view}",
            "States.DataLimitExceeded" => $"Reduce the size of the documents of {place}: {states}",
            "States.Runtime" or "States.ParameterPathFailure" or "States.ResultPathMatchFailure" =>
                $"Compare the paths and expressions of {place} with the inputs and outputs of the states: {states}",
            _ => $"To view the input and the exception of {place}, run: {view}",
        };
    }
}
