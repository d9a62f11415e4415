using Globus.Automate.Auth;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Contexts;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Waiting.Runs;

/// <summary>Explains why a run is INACTIVE and how to resume it.</summary>
internal static class InactiveRunMessage
{
    /// <summary>Returns the reason and the commands that resume the run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="context">The context that resumes the run.</param>
    /// <param name="contextName">The context name for the command line; null to omit it.</param>
    public static string Explain(Run run, GlobusContext context, string? contextName)
    {
        var reason = run.Details?.GetText("description") ?? run.DisplayStatus ?? "the service returned no reason";
        return $"Run {run.RunId} is INACTIVE: {reason.TrimEnd('.')}. {Remedy(run, context, contextName)}";
    }

    /// <summary>Returns the commands that resume the run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="context">The context that resumes the run.</param>
    /// <param name="contextName">The context name for the command line; null to omit it.</param>
    public static string Remedy(Run run, GlobusContext context, string? contextName)
    {
        var requirement = AuthorizationRequirement.From(run.Details);
        var scope = run.FlowId is { } flow ? GlobusScopes.FlowUser(flow) : null;
        var resume = $"Resume-GlobusRun {run.RunId}{QuotedText.Parameter("-Context", contextName)}";
        return requirement is null
            ? $"Resolve this, then run: {resume}"
            : ResumeRequirements.Advice(context, requirement, scope, resume);
    }
}
