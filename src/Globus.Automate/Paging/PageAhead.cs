namespace Globus.Automate.Paging;

/// <summary>Requests one page before it is needed.</summary>
/// <param name="getPage">Requests a page.</param>
/// <param name="cancellationToken">Cancels all requests.</param>
internal sealed class PageAhead<T>(
    Func<string, CancellationToken, Task<Page<T>>> getPage,
    CancellationToken cancellationToken
) : IDisposable
{
    private readonly CancellationTokenSource _stopping = CancellationTokenSource.CreateLinkedTokenSource(
        cancellationToken
    );

    private Task<Page<T>>? _started;
    private string? _marker;

    /// <summary>Requests a page that will be needed next.</summary>
    public void Start(string marker) => (_marker, _started) = (marker, getPage(marker, _stopping.Token));

    /// <summary>Returns a page, which may have been requested before.</summary>
    public Task<Page<T>> GetAsync(string marker)
    {
        var page = _marker == marker && _started is { } started ? started : getPage(marker, cancellationToken);
        (_marker, _started) = (null, null);
        return page;
    }

    /// <summary>Cancels a request whose page is not needed, without waiting for its end.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        _started?.ContinueWith(
            page =>
            {
                _ = page.Exception;
                _stopping.Dispose();
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
        if (_started is null)
        {
            _stopping.Dispose();
        }
    }
}
