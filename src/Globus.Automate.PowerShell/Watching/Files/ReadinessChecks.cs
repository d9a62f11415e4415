namespace Globus.Automate.PowerShell.Watching.Files;

/// <summary>
/// Checks items on other threads, because opening a file can block. Examples are a file server that does not respond,
/// and a named pipe without a writer.
/// </summary>
/// <param name="explain">Explains why an item cannot be used yet; null if it can.</param>
/// <param name="limit">The time limit for opening one file.</param>
internal sealed class ReadinessChecks(Func<FolderItem, string?> explain, TimeSpan limit)
{
    // Each blocked check keeps a thread.
    private const int MaximumBlocked = 8;

    private readonly Dictionary<string, Task> _blocked = new(FolderScanner.PathComparer);

    /// <summary>Explains why an item cannot be used yet, in one sentence; null if it can.</summary>
    /// <param name="item">The item.</param>
    /// <param name="cancellationToken">Stops waiting, but not the check.</param>
    public async Task<string?> ExplainAsync(FolderItem item, CancellationToken cancellationToken)
    {
        foreach (var key in _blocked.Where(each => each.Value.IsCompleted).Select(each => each.Key).ToList())
        {
            _blocked.Remove(key);
        }

        if (_blocked.Count >= MaximumBlocked || _blocked.ContainsKey(item.Key))
        {
            return NoResponse(item);
        }

        var check = Task.Run(() => explain(item), cancellationToken);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var isInTime = await Task.WhenAny(check, Task.Delay(LimitOf(item), end.Token)) == check;
        end.Cancel();
        cancellationToken.ThrowIfCancellationRequested();
        if (isInTime)
        {
            return await check;
        }

        _blocked[item.Key] = check;
        return NoResponse(item);
    }

    // A slow file server opens only a few files in a second.
    private TimeSpan LimitOf(FolderItem item) => limit + TimeSpan.FromSeconds(Math.Max(0, item.Files.Count - 1));

    private static string NoResponse(FolderItem item) =>
        $"'{item.FullName}' cannot be opened for reading: the file system does not respond, or it is not a file.";
}
