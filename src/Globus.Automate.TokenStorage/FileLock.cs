using System.Collections.Concurrent;
using Globus.Automate.Auth.Storage;

namespace Globus.Automate.TokenStorage;

/// <summary>
/// A lock that processes share. The process that has its file open holds it, and the operating system releases it when
/// the process ends. The file stays, since a lock on a file that another process removes is no lock.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    // Threads of one process wait for this; only one of them polls the file.
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Gates = new(StringComparer.Ordinal);

    private readonly SemaphoreSlim _gate;
    private readonly FileStream _file;

    private FileLock(SemaphoreSlim gate, FileStream file) => (_gate, _file) = (gate, file);

    /// <summary>Waits for the lock.</summary>
    /// <exception cref="TokenStoreException">Others have had it for longer than <paramref name="timeout"/>, or there
    /// can be no such file.</exception>
    public static async Task<FileLock> TakeAsync(string path, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var gate = Gates.GetOrAdd(path, _ => new SemaphoreSlim(1));
        var end = DateTimeOffset.UtcNow + timeout;
        if (!await gate.WaitAsync(timeout, cancellationToken).ConfigureAwait(false))
        {
            throw CreateBusy(path);
        }

        try
        {
            while (true)
            {
                if (TryOpen(path) is { } file)
                {
                    return new FileLock(gate, file);
                }

                if (DateTimeOffset.UtcNow > end)
                {
                    throw CreateBusy(path);
                }

                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            gate.Release();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        _gate.Release();
    }

    /// <summary>
    /// Releases the lock once a task has ended, which may be long after its caller stopped waiting.
    /// </summary>
    public void ReleaseAfter(Task task) =>
        task.ContinueWith(
            _ => Dispose(),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return PrivateFile.OpenLock(path);
        }
        catch (IOException exception) when (IsTaken(exception))
        {
            return null;
        }
    }

    // ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION; EWOULDBLOCK on Linux and on macOS.
    private static bool IsTaken(IOException error) =>
        error.HResult is unchecked((int)0x80070020) or unchecked((int)0x80070021) or 11 or 35;

    private static TokenStoreException CreateBusy(string path) =>
        new($"Another process holds the lock on the stored sign-in ({path}).") { Failure = TokenStoreFailure.Busy };
}
