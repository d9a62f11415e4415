using System.Runtime.CompilerServices;
using Globus.Automate.Http;

namespace Globus.Automate.Paging;

/// <summary>
/// A list that pages by itself: each page is asked for when the one before it is used up. A page that brings a marker
/// again, or claims more without one, ends the list with a <see cref="PagingException"/>; so does a later page that
/// fails. The first page fails with the error itself. Items that cannot be read do not end the list: the first of their
/// errors is thrown after the last item; <see cref="AsPages"/> has all of them.
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

    /// <summary>The same list, page by page.</summary>
    /// <param name="marker">Where to begin; null begins where the query says, which is at the start when it says
    /// nothing.</param>
    public IAsyncEnumerable<Page<T>> AsPages(string? marker = null) => EnumeratePages(marker ?? _marker, default);

    private async IAsyncEnumerable<Page<T>> EnumeratePages(
        string? marker,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var page = await _getPage(marker, cancellationToken).ConfigureAwait(false);
        yield return page;
        var seen = new HashSet<string?> { marker };
        while (page.HasNextPage)
        {
            marker = GetNextMarker(page, seen);
            page = await GetLaterPageAsync(marker, cancellationToken).ConfigureAwait(false);
            yield return page;
        }
    }

    private static string GetNextMarker(Page<T> page, HashSet<string?> seen)
    {
        if (string.IsNullOrEmpty(page.Marker))
        {
            throw new PagingException(
                "The service reported another page but returned no marker for it.",
                marker: null
            );
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
