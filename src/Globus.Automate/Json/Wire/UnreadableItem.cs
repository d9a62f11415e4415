namespace Globus.Automate.Json.Wire;

/// <summary>An item of a page that could not be read in full.</summary>
/// <param name="Id">The id in the item; null when it has none.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="IsPartial">Whether the item is on the page all the same, without the members that are wrong.</param>
internal sealed record UnreadableItem(string? Id, string Reason, bool IsPartial);
