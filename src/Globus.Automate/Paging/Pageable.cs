using System.Runtime.CompilerServices;
using Globus.Automate.Http;

namespace Globus.Automate.Paging;

/// <summary>
/// A list that requests its pages automatically, each when the previous page is consumed. A repeated or missing marker
/// and a failure of a later page end the list with a <see cref="PagingException"/>; a failure of the first page is
/// thrown unchanged. Unreadable items do not end the list: the first of their errors is thrown after the last item;
/// <see cref="AsPages"/> returns all of them.
/// </summary>
public sealed class Pageable<T> : IAsyncEnumerable<T>
{
    private readonly Func<string?, CancellationToken, Task<Page<T>>> _getPage;
    private readonly string? _marker;

    internal Pageable(string? marker, Func<string?, CancellationToken, Task<Page<T>>> getPage)
    {
        _marker = marker;
        _getPage = getPage;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var unreadable = new List<InvalidResponseException>();
        var pages = AsPages().WithCancellation(cancellationToken).ConfigureAwait(false);
        await foreach (var page in pages)
        {
            unreadable.AddRange(page.Unreadable);
            foreach (var item in page.Items)
            {
                yield return item;
            }
        }

        if (unreadable.Count > 0)
        {
            throw unreadable[0];
        }
    }

    /// <summary>The list as pages.</summary>
    /// <param name="marker">The marker of the first page; null for the marker of the query, or the first page.</param>
    public IAsyncEnumerable<Page<T>> AsPages(string? marker = null) =>
        EnumeratePages(marker ?? _marker, _ => false, default);

    /// <summary>
    /// The list as pages, of which the next one is requested while the caller works on a page. The page after the first
    /// one is never requested in advance, because many callers need no more than one page.
    /// </summary>
    /// <param name="needsMore">Whether the caller needs the page after a page that it gets.</param>
    public IAsyncEnumerable<Page<T>> AsPagesInAdvance(Func<Page<T>, bool> needsMore) =>
        EnumeratePages(_marker, needsMore, default);

    private async IAsyncEnumerable<Page<T>> EnumeratePages(
        string? marker,
        Func<Page<T>, bool> needsMore,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var page = await _getPage(marker, cancellationToken).ConfigureAwait(false);
        yield return page;
        var seen = new HashSet<string?> { marker };
        using var ahead = new PageAhead<T>(GetLaterPageAsync, cancellationToken);
        while (page.HasNextPage)
        {
            page = await ahead.GetAsync(GetNextMarker(page, seen)).ConfigureAwait(false);
            if (page is { HasNextPage: true, Marker: { Length: > 0 } next } && !seen.Contains(next) && needsMore(page))
            {
                ahead.Start(next);
            }

            yield return page;
        }
    }

    private static string GetNextMarker(Page<T> page, HashSet<string?> seen)
    {
        if (string.IsNullOrEmpty(page.Marker))
        {
            throw new PagingException("The service reported another page but returned no marker for it.", marker: null);
        }

        if (!seen.Add(page.Marker))
        {
            throw new PagingException("The service returned the same marker twice.", page.Marker);
        }

        return page.Marker!;
    }

    private async Task<Page<T>> GetLaterPageAsync(string marker, CancellationToken cancellationToken)
    {
        try
        {
            return await _getPage(marker, cancellationToken).ConfigureAwait(false);
        }
        catch (GlobusException exception)
        {
            throw new PagingException($"The listing stopped early: {exception.Message}", marker, exception);
        }
    }
}
