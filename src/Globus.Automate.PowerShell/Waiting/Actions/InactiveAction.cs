using Globus.Automate.Actions;
using Globus.Automate.Http;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Contexts;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Waiting.Actions;

/// <summary>Says why an action waits for somebody, and what to run.</summary>
internal static class InactiveAction
{
    /// <summary>The status of one that waits for somebody.</summary>
    public const string Status = "INACTIVE";

    /// <summary>The reason, in the provider's words, and the commands that help.</summary>
    /// <param name="action">The action.</param>
    /// <param name="scope">The scope of its provider.</param>
    /// <param name="context">The context that would resume it.</param>
    /// <param name="access">The parameters that the line to resume it needs to reach the provider.</param>
    public static string Explain(ActionStatus action, string? scope, GlobusContext context, string access)
    {
        var details = action.Details as JsonMap;
        var reason = details?.GetText("description")
            ?? action.Details as string
            ?? action.DisplayStatus
            ?? "the provider gives no reason";
        var resume =
            "Resume-GlobusAction"
            + QuotedText.Parameter("-ActionUrl", action.ActionUrl?.ToString())
            + QuotedText.Parameter("-ActionId", action.ActionId)
            + access;
        return AuthorizationRequirement.From(details) is { } requirement
            ? $"Action {action.ActionId} is INACTIVE: {reason.TrimEnd('.')}. "
                + $"{ResumeRequirements.Advice(context, requirement, scope)} lets {resume} go on."
            : $"Action {action.ActionId} is INACTIVE: {reason.TrimEnd('.')}. When that is settled, run {resume}.";
    }
}
