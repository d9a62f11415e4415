using Globus.Automate.PowerShell.Watching.Files;

namespace Globus.Automate.PowerShell.Watching;

/// <summary>
/// Shortens the pause between scans when the file system reports a change. Network drives and full buffers lose such
/// reports, so nothing depends on them.
/// </summary>
/// <param name="folder">The watched folder.</param>
/// <param name="isRecursive">Whether changes in subfolders count.</param>
internal sealed class FolderNotifications(string folder, bool isRecursive) : IDisposable
{
    private FileSystemWatcher? _watcher;
    private volatile TaskCompletionSource<bool> _change = Create();
    private volatile bool _isBroken;

    /// <summary>Completes at the next change.</summary>
    public Task Change => _change.Task;

    /// <summary>Begins to wait for the next change.</summary>
    public void Reset()
    {
        if (_change.Task.IsCompleted)
        {
            _change = Create();
        }
    }

    /// <summary>Starts to listen, also after a failure. Without notifications, the polling interval remains.</summary>
    public void EnsureStarted()
    {
        if (_watcher is not null && !_isBroken)
        {
            return;
        }

        Stop();
        try
        {
            var watcher = new FileSystemWatcher(folder)
            {
                IncludeSubdirectories = isRecursive,
                NotifyFilter =
                    NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            _watcher = watcher;
            _isBroken = false;
            watcher.Created += (_, _) => Signal();
            watcher.Changed += (_, _) => Signal();
            watcher.Renamed += (_, _) => Signal();
            watcher.Error += (_, _) => Break();
            watcher.EnableRaisingEvents = true;
        }
        catch (Exception exception)
            when (FileFinder.IsAccessFailure(exception)
                || exception is ArgumentException or PlatformNotSupportedException
            )
        {
            Stop();
        }
    }

    /// <summary>Stops to listen, because the folder is not available.</summary>
    public void Stop()
    {
        _watcher?.Dispose();
        _watcher = null;
    }

    /// <inheritdoc/>
    public void Dispose() => Stop();

    private void Break()
    {
        _isBroken = true;
        Signal();
    }

    private void Signal() => _change.TrySetResult(true);

    private static TaskCompletionSource<bool> Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
