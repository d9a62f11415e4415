namespace Globus.Automate.Http;

/// <summary>One page of a list.</summary>
/// <param name="Items">What is on the page.</param>
/// <param name="Marker">What asks for the page after it.</param>
/// <param name="HasNextPage">Whether the service says that there is more.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Marker, bool HasNextPage);
