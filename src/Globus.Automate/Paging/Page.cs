using Globus.Automate.Http;

namespace Globus.Automate.Paging;

/// <summary>One page of a list.</summary>
/// <param name="Items">What is on the page.</param>
/// <param name="Marker">What asks for the page after it.</param>
/// <param name="HasNextPage">Whether the service says that there is more.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Marker, bool HasNextPage)
{
    /// <summary>
    /// One for each item that could not be read in full. An item without its id or its status is left out; one that
    /// lacks other members is on the page, and has their values in its <c>AdditionalProperties</c>.
    /// </summary>
    public IReadOnlyList<InvalidResponseException> Unreadable { get; init; } = [];
}
