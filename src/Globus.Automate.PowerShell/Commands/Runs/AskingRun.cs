using Globus.Automate.Flows;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Says that a run waits for an answer, and what to run.</summary>
internal static class AskingRun
{
    /// <summary>What the run waits for, and the commands that show and answer it; null where it waits for no answer.</summary>
    public static string? Explain(Run run) => run.BlockingWebInputId is { } id
        ? $"Run {run.RunId} waits for somebody to answer the question {id}. Get-GlobusWebInput {id} shows it, Submit-GlobusWebInput {id} answers it; the run goes on by itself then."
        : null;
}
