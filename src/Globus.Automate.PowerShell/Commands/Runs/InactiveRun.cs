using Globus.Automate.Auth;
using Globus.Automate.Flows;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Connection;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Says why a run waits for somebody, and what to run.</summary>
internal static class InactiveRun
{
    /// <summary>The reason, in the service's words, and the commands that help.</summary>
    /// <param name="run">The run.</param>
    /// <param name="context">The context that would resume it.</param>
    public static string Explain(Run run, GlobusContext context)
    {
        var reason = run.Details?.GetText("description") ?? run.DisplayStatus ?? "the service gives no reason";
        var requirement = AuthorizationRequirement.From(run.Details);
        var scope = run.FlowId is { } flow ? GlobusScopes.FlowUser(flow) : null;
        var remedy = requirement is null
            ? $"When that is settled, run Resume-GlobusRun {run.RunId}."
            : $"{Requirements.Advice(context, requirement, scope)} lets Resume-GlobusRun {run.RunId} go on.";
        return $"Run {run.RunId} is INACTIVE: {reason.TrimEnd('.')}. {remedy}";
    }
}
