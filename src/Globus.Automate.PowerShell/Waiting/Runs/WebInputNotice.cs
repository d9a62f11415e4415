using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Waiting.Runs;

/// <summary>Explains that a run is waiting for a web input, and how to respond.</summary>
internal static class WebInputNotice
{
    /// <summary>
    /// Returns the web input and the commands that show it and respond to it; null if the run is not waiting for one.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="contextName">The context name for the command lines; null to omit it.</param>
    public static string? Explain(Run run, string? contextName)
    {
        if (run.BlockingWebInputId is not { } id)
        {
            return null;
        }

        var context = QuotedText.Parameter("-Context", contextName);
        return $"Run {run.RunId} is waiting for the web input {id}. To view it, run: Get-GlobusWebInput {id}{context}. "
            + $"To respond, run: Submit-GlobusWebInput {id}{context}. The run continues after the response.";
    }
}
