namespace Globus.Automate.PowerShell.Execution;

/// <summary>
/// Limits the number of concurrent requests. Results are completed in the order of the requests; with a limit of 1,
/// each request is completed before the next is sent.
/// </summary>
/// <typeparam name="TItem">The type of an input.</typeparam>
/// <typeparam name="TResult">The type of a result.</typeparam>
/// <param name="limit">The maximum number of concurrent requests.</param>
/// <param name="complete">Completes one request, given its input and its result.</param>
internal sealed class OrderedThrottle<TItem, TResult>(int limit, Func<TItem, Task<TResult>, Task> complete)
{
    private readonly Queue<(TItem Item, Task<TResult> Result)> _pending = new();

    /// <summary>Sends a request, and completes the oldest one if the limit is reached.</summary>
    /// <param name="item">The input of the request.</param>
    /// <param name="send">Sends the request. It must not return to the calling thread, because other requests run
    /// there.</param>
    public async Task SendAsync(TItem item, Func<Task<TResult>> send)
    {
        _pending.Enqueue((item, send()));
        while (_pending.Count >= limit)
        {
            await CompleteOldestAsync();
        }
    }

    /// <summary>Completes all remaining requests.</summary>
    public async Task DrainAsync()
    {
        while (_pending.Count > 0)
        {
            await CompleteOldestAsync();
        }
    }

    private Task CompleteOldestAsync()
    {
        var (item, result) = _pending.Dequeue();
        return complete(item, result);
    }
}
