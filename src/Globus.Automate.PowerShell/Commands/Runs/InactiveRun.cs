using Globus.Automate.Flows;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Says why a run waits for somebody, and what to run.</summary>
internal static class InactiveRun
{
    /// <summary>The reason, in the service's words, and the commands that help.</summary>
    public static string Explain(Run run)
    {
        var reason = run.Details?["description"] as string ?? run.DisplayStatus ?? "the service gives no reason";
        var remedy = run.Details?["required_scope"] is string scope
            ? $"Grant the consent (Connect-Globus -Scope '{scope}'), then run Resume-GlobusRun {run.RunId}."
            : $"When that is settled, run Resume-GlobusRun {run.RunId}.";
        return $"Run {run.RunId} is INACTIVE: {reason.TrimEnd('.')}. {remedy}";
    }
}
