namespace Globus.Automate.Json.Wire;

/// <summary>The readable items of a page, and the problems of the others.</summary>
internal sealed record PageItems<T>(IReadOnlyList<T> Readable, IReadOnlyList<UnreadableItem> Unreadable);
