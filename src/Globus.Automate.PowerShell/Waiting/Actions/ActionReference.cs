using Globus.Automate.Actions;

namespace Globus.Automate.PowerShell.Waiting.Actions;

/// <summary>What names an action: its provider's address and its id there.</summary>
/// <param name="Provider">The client of its provider.</param>
/// <param name="ActionUrl">The provider's address.</param>
/// <param name="ActionId">The id.</param>
internal sealed record ActionReference(ActionProviderClient Provider, Uri ActionUrl, string ActionId)
{
    /// <summary>The action as it was when it was started; null where it was not started by this command.</summary>
    public ActionStatus? InitialStatus { get; init; }

    /// <summary>The id and the provider.</summary>
    public override string ToString() => $"{ActionId} at {ActionUrl}";
}
