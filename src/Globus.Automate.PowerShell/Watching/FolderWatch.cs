using System.Management.Automation;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Watching.Files;
using Globus.Automate.PowerShell.Watching.Journal;

namespace Globus.Automate.PowerShell.Watching;

/// <summary>
/// The loop of a watch: scan, settle, start. A scan decides everything; notifications of the file system only shorten
/// the pause before it.
/// </summary>
internal sealed class FolderWatch(
    WatchOptions options,
    TriggerJournal journal,
    TriggerStarter starter,
    StartResolver resolver,
    WatchOutput output
) : IDisposable
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Reaction = TimeSpan.FromSeconds(1);

    private readonly SettleTracker _tracker = new(options.TimeProvider, options.SettleTime);
    private readonly FolderNotifications _notifications = new(options.Folder, options.IsRecursive);
    private TimeSpan _scanTime;
    private bool _isAway;

    /// <summary>Watches until the pipeline stops, or until no item is pending.</summary>
    /// <exception cref="CommandException">The folder does not exist, or the sign-in is missing.</exception>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        resolver.AddAll(journal.Unresolved);
        while (true)
        {
            _notifications.Reset();
            var isScanned = await PassAsync(cancellationToken);
            if (options.Once && isScanned && !IsPending)
            {
                return;
            }

            await PauseAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _notifications.Dispose();

    private bool IsPending => resolver.IsPending || (!starter.IsGivenUp && !_tracker.Items.All(starter.HasFailed));

    private async Task<bool> PassAsync(CancellationToken cancellationToken)
    {
        await resolver.ResolveAsync(cancellationToken);
        var started = options.TimeProvider.GetTimestamp();
        if (await ScanAsync(cancellationToken) is not { } scan)
        {
            return false;
        }

        _scanTime = options.TimeProvider.GetElapsedTime(started);

        foreach (var problem in scan.Problems)
        {
            output.WarnOnce(problem);
        }

        if (!journal.HasBaseline)
        {
            journal.Skip(options.SkipsExisting ? scan.Items : []);
        }

        var open = FindOpen(scan);
        output.Write(_tracker.Observe(open, started), FolderTriggerStatus.Settling);
        starter.Keep(open);
        await starter.StartAsync(_tracker, cancellationToken);
        journal.CompactIfNeeded(scan);
        return true;
    }

    // A file server that does not respond blocks the scan, but not Ctrl+C.
    private async Task<ScanResult?> ScanAsync(CancellationToken cancellationToken)
    {
        var scan = Task.Run(
            () =>
            {
                var result = options.Scanner.Scan(cancellationToken);
                _notifications.EnsureStarted();
                return result;
            },
            cancellationToken
        );
        try
        {
            await Task.WhenAny(scan, Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
            var result = await scan;
            _isAway = false;
            return result;
        }
        catch (Exception exception) when (FileFinder.IsAccessFailure(exception))
        {
            HandleAbsence(exception);
            return null;
        }
    }

    private void HandleAbsence(Exception exception)
    {
        if (options.Once || !journal.HasBaseline)
        {
            throw new CommandException(
                "FolderNotFound",
                ErrorCategory.ObjectNotFound,
                $"The folder '{options.Folder}' cannot be read: {exception.Message}",
                "Check the path and your permission to read the folder. A mapped drive does not exist in a service or "
                    + "a scheduled task; use the UNC path.",
                exception
            )
            {
                Target = options.Folder,
            };
        }

        _notifications.Stop();
        _tracker.RestartAll();
        if (!_isAway)
        {
            _isAway = true;
            output.Warn(
                $"The folder '{options.Folder}' is not available: {exception.Message.TrimEnd('.')}. The watch "
                    + "continues when it is available again."
            );
        }
    }

    // The items that need a start. A renamed item needs none.
    private List<FolderItem> FindOpen(ScanResult scan)
    {
        var present = scan.Items.ToDictionary(item => item.Key, FolderScanner.PathComparer);
        var open = new List<FolderItem>();
        foreach (var item in scan.Items.Where(item => !journal.IsDone(item)))
        {
            if (journal.FindRenamed(item, present) is { } known)
            {
                journal.Rename(known, item.Key);
            }
            else
            {
                open.Add(item);
            }
        }

        return open;
    }

    private async Task PauseAsync(CancellationToken cancellationToken)
    {
        var pause = Shorter(Shorter(options.PollingInterval, _tracker.UntilNext), resolver.UntilNext);
        var end = Delay(pause, cancellationToken);
        if (await Task.WhenAny(end, _notifications.Change) != end)
        {
            // Many changes cause one scan, and the scans of a large folder take at most a third of the time.
            var reaction = _scanTime + _scanTime > Reaction ? _scanTime + _scanTime : Reaction;
            await Delay(Shorter(options.PollingInterval, reaction), cancellationToken);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private Task Delay(TimeSpan pause, CancellationToken cancellationToken) =>
        Task.Delay(pause, options.TimeProvider, cancellationToken);

    private static TimeSpan Shorter(TimeSpan longest, TimeSpan? other) =>
        other is not { } pause || pause > longest ? longest
        : pause > ShortestPause ? pause
        : ShortestPause;
}
