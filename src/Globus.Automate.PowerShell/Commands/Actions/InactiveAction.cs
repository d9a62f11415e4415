using Globus.Automate.Actions;
using Globus.Automate.Json;

namespace Globus.Automate.PowerShell.Commands.Actions;

/// <summary>Says why an action waits for somebody, and what to run.</summary>
internal static class InactiveAction
{
    /// <summary>The reason, in the provider's words, and the commands that help.</summary>
    public static string Explain(ActionStatus action)
    {
        var details = action.Details as JsonMap;
        var reason = details?["description"] as string ?? action.DisplayStatus ?? "the provider gives no reason";
        var resume = $"Resume-GlobusAction -ActionUrl '{action.ActionUrl}' -ActionId '{action.ActionId}'";
        return details?["required_scope"] is string scope
            ? $"Action {action.ActionId} is INACTIVE: {reason.TrimEnd('.')}. Grant the consent (Connect-Globus -Scope '{scope}'), then run {resume}."
            : $"Action {action.ActionId} is INACTIVE: {reason.TrimEnd('.')}. When that is settled, run {resume}.";
    }
}
