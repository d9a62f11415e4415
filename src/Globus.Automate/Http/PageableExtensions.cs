using System.Text.Json.Serialization.Metadata;

namespace Globus.Automate.Http;

/// <summary>Lists of the services, which all page alike.</summary>
internal static class PageableExtensions
{
    /// <param name="http">The way to the service.</param>
    /// <param name="start">Where the caller wants to begin.</param>
    /// <param name="request">The request for the page at a marker.</param>
    /// <param name="type">How a page looks on the wire.</param>
    /// <param name="subject">What is listed.</param>
    /// <param name="complete">What an item learns from where it was read.</param>
    public static Pageable<TItem> List<TPage, TItem>(
        this GlobusConnection http,
        string? start,
        Func<string?, GlobusRequest> request,
        JsonTypeInfo<TPage> type,
        ListDescription subject,
        Func<TItem, TItem>? complete = null
    )
        where TPage : class, IPageDocument<TItem> => new(start, async (marker, cancellationToken) =>
        {
            var call = request(marker);
            var document = await http.SendAsync(call, type, cancellationToken).ConfigureAwait(false);
            return ToPage(document, call.Address, subject, complete);
        });

    public static Page<TItem> ToPage<TItem>(
        IPageDocument<TItem> document,
        Uri address,
        ListDescription subject,
        Func<TItem, TItem>? complete = null
    ) =>
        ToPage(document.Items, address, subject, complete) with
        {
            Marker = document.Marker,
            HasNextPage = document.HasNextPage ?? !string.IsNullOrEmpty(document.Marker),
        };

    public static Page<TItem> ToPage<TItem>(
        PageItems<TItem> items,
        Uri address,
        ListDescription subject,
        Func<TItem, TItem>? complete = null
    ) =>
        new([.. complete is null ? items.Readable : items.Readable.Select(complete)], Marker: null, HasNextPage: false)
        {
            Unreadable = [.. items.Odd.Select(odd => subject.Describe(odd, address.WithoutQuery()))],
        };
}
