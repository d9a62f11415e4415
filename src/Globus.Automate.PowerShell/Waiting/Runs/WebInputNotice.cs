using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Waiting.Runs;

/// <summary>Says that a run waits for an answer, and what to run.</summary>
internal static class WebInputNotice
{
    /// <summary>
    /// What the run waits for, and the commands that show and answer it; null where it waits for no answer.
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
        return $"Run {run.RunId} waits for somebody to answer the question {id}. "
            + $"Get-GlobusWebInput {id}{context} shows it, Submit-GlobusWebInput {id}{context} answers it; "
            + "the run goes on by itself then.";
    }
}
