using Globus.Automate.Http;
using Globus.Automate.Http.Pipeline;
using Globus.Automate.Http.Requests;
using Globus.Automate.Json.Wire;

namespace Globus.Automate.Paging;

/// <summary>Lists of the services, which all page alike.</summary>
internal static class PageableExtensions
{
    /// <param name="connection">The connection to the service.</param>
    /// <param name="start">Where the caller wants to begin.</param>
    /// <param name="request">The request for the page at a marker.</param>
    /// <param name="description">What is listed.</param>
    /// <param name="complete">What an item learns from where it was read.</param>
    public static Pageable<TItem> List<TPage, TItem>(
        this GlobusConnection connection,
        string? start,
        Func<string?, GlobusRequest> request,
        ListDescription description,
        Func<TItem, TItem>? complete = null
    )
        where TPage : class, IPageDocument<TItem> => new(start, async (marker, cancellationToken) =>
        {
            var call = request(marker);
            var document = await connection.SendAsync<TPage>(call, cancellationToken).ConfigureAwait(false);
            return ToPage(document, call.Address, description, complete);
        });

    public static Page<TItem> ToPage<TItem>(
        IPageDocument<TItem> document,
        Uri address,
        ListDescription description,
        Func<TItem, TItem>? complete = null
    ) =>
        ToPage(document.Items, address, description, complete) with
        {
            Marker = document.Marker,
            HasNextPage = document.HasNextPage ?? !string.IsNullOrEmpty(document.Marker),
        };

    public static Page<TItem> ToPage<TItem>(
        PageItems<TItem> items,
        Uri address,
        ListDescription description,
        Func<TItem, TItem>? complete = null
    ) =>
        new([.. complete is null ? items.Readable : items.Readable.Select(complete)], Marker: null, HasNextPage: false)
        {
            Unreadable =
            [
                .. items.Unreadable.Select(item => description.CreateException(item, address.WithoutQuery())),
            ],
        };
}
