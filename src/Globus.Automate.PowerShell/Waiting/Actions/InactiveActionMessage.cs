using Globus.Automate.Actions;
using Globus.Automate.Auth;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Contexts;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Waiting.Actions;

/// <summary>Explains why an action is INACTIVE and how to resume it.</summary>
internal static class InactiveActionMessage
{
    /// <summary>The status of an action that is waiting for a user.</summary>
    public const string Status = "INACTIVE";

    /// <summary>Returns the reason and the commands that resume the action.</summary>
    /// <param name="action">The action.</param>
    /// <param name="scope">The scope of the provider.</param>
    /// <param name="context">The context that resumes the action.</param>
    /// <param name="access">The parameters of the recommended line for the scope and the context.</param>
    public static string Explain(ActionStatus action, string? scope, GlobusContext context, string access)
    {
        var details = action.Details as JsonMap;
        var reason = details?.GetText("description")
            ?? action.Details as string
            ?? action.DisplayStatus
            ?? "the provider returned no reason";
        var resume =
            "Resume-GlobusAction"
            + QuotedText.Parameter("-ActionUrl", action.ActionUrl?.ToString())
            + QuotedText.Parameter("-ActionId", action.ActionId)
            + access;
        return AuthorizationRequirement.From(details) is { } requirement
            ? $"Action {action.ActionId} is INACTIVE: {reason.TrimEnd('.')}. "
                + ResumeRequirements.Advice(context, requirement, scope, resume)
            : $"Action {action.ActionId} is INACTIVE: {reason.TrimEnd('.')}. Resolve this, then run: {resume}";
    }
}
