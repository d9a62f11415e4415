using System.Runtime.InteropServices;

namespace Globus.Automate.TokenStorage;

/// <summary>
/// Retries what Windows refuses while another process has the file open: a replacement while it is read, and a read
/// while it is replaced. Both take milliseconds.
/// </summary>
/// <param name="isWindows">Whether "access is denied" can mean that, as it does for a replacement on Windows.</param>
/// <param name="delay">Waits for a time.</param>
internal sealed class SharingViolationRetry(bool isWindows, Action<TimeSpan> delay)
{
    private const int Attempts = 40;

    private static readonly TimeSpan MaximumDelay = TimeSpan.FromMilliseconds(100);

    // ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION, ERROR_USER_MAPPED_FILE, and the three ways in
    // which ReplaceFile fails.
    private static readonly HashSet<int> InUse = [0x5, 0x20, 0x21, 0x4C8, 0x497, 0x498, 0x499];

    /// <summary>For the files of a store: gives up after about three seconds.</summary>
    public static SharingViolationRetry Default { get; } =
        new(RuntimeInformation.IsOSPlatform(OSPlatform.Windows), Thread.Sleep);

    /// <summary>Runs the action, and again while another process has the file open.</summary>
    public void Run(Action action) =>
        Run(() =>
        {
            action();
            return true;
        });

    /// <summary>Runs the action, and again while another process has the file open.</summary>
    public T Run<T>(Func<T> action)
    {
        var nextDelay = TimeSpan.FromMilliseconds(5);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return action();
            }
            catch (Exception exception) when (attempt < Attempts && IsTransient(exception))
            {
                delay(nextDelay);
                nextDelay = nextDelay + nextDelay < MaximumDelay ? nextDelay + nextDelay : MaximumDelay;
            }
        }
    }

    private bool IsTransient(Exception error) =>
        isWindows
        && error is (IOException or UnauthorizedAccessException)
        && InUse.Contains(error.HResult & 0xFFFF)
        && (error.HResult & unchecked((int)0xFFFF0000)) == unchecked((int)0x80070000);
}
