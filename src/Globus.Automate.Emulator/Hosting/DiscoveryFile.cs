using System.Globalization;

namespace Globus.Automate.Emulator.Hosting;

/// <summary>
/// Tells other programs of this user that the emulator runs: an empty file whose name has the port, the start and the
/// process. The emulator keeps it locked, so that the file of one that was killed is known to be out of date.
/// </summary>
internal sealed class DiscoveryFile : IDisposable
{
    private const int Attempts = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly FileStream _file;

    private DiscoveryFile(FileStream file) => _file = file;

    /// <returns>Null where this user has no folder for data, or may not write there; the emulator works
    /// without.</returns>
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

    /// <summary><c>%LOCALAPPDATA%</c>, or what the XDG Base Directory Specification says.</summary>
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
