using System.Runtime.InteropServices;

namespace Globus.Automate.TokenStorage;

/// <summary>
/// Repeats what Windows refuses while another process has the file open: a replacement while it is read, and reading
/// while it is replaced. Both take milliseconds.
/// </summary>
/// <param name="isWindows">Whether "access is denied" can mean that, as it does for a replacement on Windows.</param>
/// <param name="pause">Waits.</param>
internal sealed class SharingRetry(bool isWindows, Action<TimeSpan> pause)
{
    private const int Attempts = 40;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(100);

    // ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION, ERROR_USER_MAPPED_FILE, and the three ways in
    // which ReplaceFile fails.
    private static readonly HashSet<int> InUse = [0x5, 0x20, 0x21, 0x4C8, 0x497, 0x498, 0x499];

    /// <summary>For the files of a store: gives up after about three seconds.</summary>
    public static SharingRetry Default { get; } =
        new(RuntimeInformation.IsOSPlatform(OSPlatform.Windows), Thread.Sleep);

    /// <summary>Does it, again where another process is in the way.</summary>
    public void Run(Action action) =>
        Run(() =>
        {
            action();
            return true;
        });

    /// <summary>Does it, again where another process is in the way.</summary>
    public T Run<T>(Func<T> action)
    {
        var wait = TimeSpan.FromMilliseconds(5);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return action();
            }
            catch (Exception exception) when (attempt < Attempts && MayPass(exception))
            {
                pause(wait);
                wait = wait + wait < LongestPause ? wait + wait : LongestPause;
            }
        }
    }

    private bool MayPass(Exception error) =>
        isWindows
        && error is (IOException or UnauthorizedAccessException)
        && InUse.Contains(error.HResult & 0xFFFF)
        && (error.HResult & unchecked((int)0xFFFF0000)) == unchecked((int)0x80070000);
}
