using Globus.Automate.Actions;

namespace Globus.Automate.PowerShell.Waiting.Actions;

/// <summary>An action and its provider.</summary>
/// <param name="Provider">The client of its provider.</param>
/// <param name="ActionUrl">The provider's address.</param>
/// <param name="ActionId">The id.</param>
internal sealed record ActionReference(ActionProviderClient Provider, Uri ActionUrl, string ActionId)
{
    /// <summary>The action as the provider started it; null where this command did not start it.</summary>
    public ActionStatus? InitialStatus { get; init; }

    /// <summary>The id and the provider.</summary>
    public override string ToString() => $"{ActionId} at {ActionUrl}";
}
