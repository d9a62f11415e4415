namespace Globus.Automate.Json.Wire;

/// <summary>An item of a page that could not be read completely.</summary>
/// <param name="Id">The id of the item; null if it has none.</param>
/// <param name="Reason">The problem.</param>
/// <param name="IsPartial">Whether the page contains the item without its unreadable members.</param>
internal sealed record UnreadableItem(string? Id, string Reason, bool IsPartial);
