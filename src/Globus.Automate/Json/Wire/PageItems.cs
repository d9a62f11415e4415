namespace Globus.Automate.Json.Wire;

/// <summary>The items of a page, and what is wrong with those that could not be read in full.</summary>
internal sealed record PageItems<T>(IReadOnlyList<T> Readable, IReadOnlyList<UnreadableItem> Unreadable);
