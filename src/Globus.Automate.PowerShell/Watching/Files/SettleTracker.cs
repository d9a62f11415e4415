namespace Globus.Automate.PowerShell.Watching.Files;

/// <summary>
/// Finds the items that have not changed for the settle time. The time is that of this computer's monotonic clock: the
/// clock of a file server may differ, and a system clock may be set.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="settleTime">The time without a change.</param>
internal sealed class SettleTracker(TimeProvider time, TimeSpan settleTime)
{
    private Dictionary<string, Observation> _observations = new(FolderScanner.PathComparer);
    private long _lastScan;

    /// <summary>The items, settled or not.</summary>
    public IEnumerable<FolderItem> Items => _observations.Values.Select(each => each.Item);

    /// <summary>Whether some items have not settled.</summary>
    public bool IsSettling => _observations.Values.Any(each => !IsSettled(each));

    /// <summary>The items that have settled, in the order of the scan.</summary>
    public IReadOnlyList<FolderItem> Settled => [.. _observations.Values.Where(IsSettled).Select(each => each.Item)];

    /// <summary>The time until the next item settles, if it does not change; null if no item is settling.</summary>
    public TimeSpan? UntilNext
    {
        get
        {
            var now = time.GetTimestamp();
            TimeSpan? next = null;
            foreach (var each in _observations.Values.Where(each => !IsSettled(each)))
            {
                var left = settleTime - time.GetElapsedTime(each.Since, now);
                next = next is { } shortest && shortest < left ? shortest : left;
            }

            return next;
        }
    }

    /// <summary>Takes the result of a scan. Items that it does not contain are forgotten.</summary>
    /// <param name="items">The items of the scan.</param>
    /// <param name="scanStarted">The timestamp of the start of the scan.</param>
    /// <returns>The items that no previous scan contained.</returns>
    public IReadOnlyList<FolderItem> Observe(IEnumerable<FolderItem> items, long scanStarted)
    {
        // An item was unchanged at least until the scan started, and may have changed until it ended.
        var scanEnded = time.GetTimestamp();
        var observations = new Dictionary<string, Observation>(FolderScanner.PathComparer);
        var added = new List<FolderItem>();
        foreach (var item in items)
        {
            var known = _observations.TryGetValue(item.Key, out var previous);
            var isUnchanged = known && previous.Item.Fingerprint.IsUnchanged(item.Fingerprint);
            observations[item.Key] = new Observation(item, isUnchanged ? previous.Since : scanEnded);
            if (!known)
            {
                added.Add(item);
            }
        }

        _observations = observations;
        _lastScan = scanStarted;
        return added;
    }

    /// <summary>Requires another settle time of an item.</summary>
    public void Restart(FolderItem item) => _observations[item.Key] = new Observation(item, time.GetTimestamp());

    /// <summary>Requires another settle time of all items, because they could not be observed for some time.</summary>
    public void RestartAll()
    {
        var now = time.GetTimestamp();
        _observations = _observations.ToDictionary(
            pair => pair.Key,
            pair => pair.Value with { Since = now },
            FolderScanner.PathComparer
        );
    }

    /// <summary>Forgets an item, because its run was started.</summary>
    public void Forget(FolderItem item) => _observations.Remove(item.Key);

    /// <summary>How long the item has been settled.</summary>
    public TimeSpan SettledFor(FolderItem item) =>
        _observations.TryGetValue(item.Key, out var known) && IsSettled(known)
            ? time.GetElapsedTime(known.Since, _lastScan) - settleTime
            : TimeSpan.Zero;

    private bool IsSettled(Observation observation) =>
        settleTime == TimeSpan.Zero
        || (observation.Since <= _lastScan && time.GetElapsedTime(observation.Since, _lastScan) >= settleTime);

    private readonly record struct Observation(FolderItem Item, long Since);
}
