using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Waiting.Runs;

/// <summary>Explains that a run waits for the response to a web input, and what to run.</summary>
internal static class WebInputNotice
{
    /// <summary>
    /// The web input, and the commands that show it and respond to it; null where the run waits for none.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="contextName">The name of the context, where the lines must have it.</param>
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
