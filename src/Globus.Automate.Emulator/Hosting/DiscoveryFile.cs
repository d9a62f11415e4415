using System.Globalization;

namespace Globus.Automate.Emulator.Hosting;

/// <summary>
/// Lets other programs of this user find the emulator: an empty file whose name contains the port, the start time and
/// the process. The emulator keeps it locked; an unlocked file is from a process that was killed.
/// </summary>
internal sealed class DiscoveryFile : IDisposable
{
    private const int Attempts = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly FileStream _file;

    private DiscoveryFile(FileStream file) => _file = file;

    /// <returns>Null if this user has no writable data folder; the emulator works without it.</returns>
    public static DiscoveryFile? Create(int port)
    {
        try
        {
            return FindFolder() is { } folder
                ? new DiscoveryFile(Lock(Path.Combine(CreatePrivate(folder), FileName(port))))
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary><c>%LOCALAPPDATA%</c>, or the folder of the XDG Base Directory Specification.</summary>
    private static string? FindFolder()
    {
        var root =
            OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { } data && Path.IsPathRooted(data) ? data
            : Environment.GetEnvironmentVariable("HOME") is { } home && Path.IsPathRooted(home)
                ? Path.Combine(home, ".local", "share")
            : null;
        return string.IsNullOrEmpty(root) ? null : Path.Combine(root, "Globus.Automate", "emulators");
    }

    private static string CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return folder;
        }

        foreach (var path in (string[])[Path.GetDirectoryName(folder)!, folder])
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder;
    }

    private static string FileName(int port) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{port}.{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}.{Environment.ProcessId}."
        ) + Uri.EscapeDataString(Environment.UserName);

    private static FileStream Lock(string path)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(
                    path,
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None,
                    bufferSize: 1,
                    FileOptions.DeleteOnClose
                );
            }
            catch (IOException) when (attempt < Attempts)
            {
                // Another program is reading the folder.
                Thread.Sleep(Pause);
            }
        }
    }
}
