using Globus.Automate.Http;
using Globus.Automate.Http.Pipeline;
using Globus.Automate.Http.Requests;
using Globus.Automate.Json.Wire;

namespace Globus.Automate.Paging;

/// <summary>Creates lists of the services, which use the same paging.</summary>
internal static class PageableExtensions
{
    /// <param name="connection">The connection to the service.</param>
    /// <param name="start">The first marker.</param>
    /// <param name="request">Creates the request of a page.</param>
    /// <param name="description">The description of the list.</param>
    /// <param name="complete">Completes an item with information from the request.</param>
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
