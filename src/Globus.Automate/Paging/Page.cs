using Globus.Automate.Http;

namespace Globus.Automate.Paging;

/// <summary>One page of a list.</summary>
/// <param name="Items">The items.</param>
/// <param name="Marker">The marker of the next page.</param>
/// <param name="HasNextPage">Whether the service reports another page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Marker, bool HasNextPage)
{
    /// <summary>
    /// The errors of items that could not be read completely. An item without its id or status is omitted; an item
    /// without other members is on the page, with their values in its <c>AdditionalProperties</c>.
    /// </summary>
    public IReadOnlyList<InvalidResponseException> Unreadable { get; init; } = [];
}
