using System.Text.Json.Serialization.Metadata;

namespace Globus.Automate.Http;

/// <summary>Lists of the services, which all page alike.</summary>
internal static class Listing
{
    /// <param name="http">The way to the service.</param>
    /// <param name="start">Where the caller wants to begin.</param>
    /// <param name="request">The request for the page at a marker.</param>
    /// <param name="type">How a page looks on the wire.</param>
    /// <param name="complete">What an item learns from where it was read.</param>
    public static Pageable<TItem> List<TPage, TItem>(
        this GlobusHttp http, string? start, Func<string?, GlobusRequest> request, JsonTypeInfo<TPage> type,
        Func<TItem, TItem> complete)
        where TPage : class, IPageDocument<TItem> =>
        new(start, async (marker, cancellationToken) =>
            ToPage(await http.SendAsync(request(marker), type, cancellationToken).ConfigureAwait(false), complete));

    public static Page<TItem> ToPage<TItem>(IPageDocument<TItem> document, Func<TItem, TItem> complete) =>
        new([.. document.Items.Select(complete)], document.Marker, document.HasNextPage ?? !string.IsNullOrEmpty(document.Marker));
}
