namespace Globus.Automate.PowerShell.Execution;

/// <summary>
/// Keeps at most so many requests on the way at once. What they give is taken in the order in which they were sent;
/// with a limit of 1 each is taken before the next is sent.
/// </summary>
/// <typeparam name="TItem">What a request is sent for.</typeparam>
/// <typeparam name="TResult">What it gives.</typeparam>
internal sealed class OrderedWindow<TItem, TResult>(int limit, Func<TItem, Task<TResult>, Task> complete)
{
    private readonly Queue<(TItem Item, Task<TResult> Result)> _pending = new();

    /// <summary>Sends one, and takes the oldest if the limit is reached.</summary>
    /// <param name="item">What it is sent for.</param>
    /// <param name="send">Sends it. It must not come back to the calling thread: other items are on their way
    /// there.</param>
    public async Task SendAsync(TItem item, Func<Task<TResult>> send)
    {
        _pending.Enqueue((item, send()));
        while (_pending.Count >= limit)
        {
            await CompleteOldestAsync();
        }
    }

    /// <summary>Takes all that are left.</summary>
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
