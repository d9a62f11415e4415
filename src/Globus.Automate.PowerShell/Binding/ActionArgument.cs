namespace Globus.Automate.PowerShell.Binding;

/// <summary>An action, identified by the address of its provider and its id.</summary>
public sealed class ActionArgument
{
    /// <summary>Creates an argument.</summary>
    /// <param name="actionUrl">The provider's address.</param>
    /// <param name="actionId">The id.</param>
    public ActionArgument(Uri actionUrl, string actionId) => (ActionUrl, ActionId) = (actionUrl, actionId);

    /// <summary>The provider's address.</summary>
    public Uri ActionUrl { get; }

    /// <summary>The id.</summary>
    public string ActionId { get; }

    /// <summary>The id and the provider.</summary>
    public override string ToString() => $"{ActionId} at {ActionUrl}";
}
