using Globus.Automate.Auth;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Contexts;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Waiting.Runs;

/// <summary>Explains why a run is INACTIVE, and what to run.</summary>
internal static class InactiveRunMessage
{
    /// <summary>The reason, as the service gives it, and the commands that resume the run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="context">The context that would resume it.</param>
    /// <param name="contextName">Its name, where the line must have it.</param>
    public static string Explain(Run run, GlobusContext context, string? contextName)
    {
        var reason = run.Details?.GetText("description") ?? run.DisplayStatus ?? "the service returned no reason";
        var requirement = AuthorizationRequirement.From(run.Details);
        var scope = run.FlowId is { } flow ? GlobusScopes.FlowUser(flow) : null;
        var resume = $"Resume-GlobusRun {run.RunId}{QuotedText.Parameter("-Context", contextName)}";
        var remedy = requirement is null
            ? $"Resolve this, then run: {resume}"
            : ResumeRequirements.Advice(context, requirement, scope, resume);
        return $"Run {run.RunId} is INACTIVE: {reason.TrimEnd('.')}. {remedy}";
    }
}
