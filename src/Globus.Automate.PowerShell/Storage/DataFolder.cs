using System.Runtime.InteropServices;

namespace Globus.Automate.PowerShell.Storage;

/// <summary>
/// The module's data folder: in <c>%LOCALAPPDATA%</c>, or as the XDG Base Directory Specification defines it.
/// </summary>
internal static class DataFolder
{
    private const string Name = "Globus.Automate";

    /// <summary>Returns the folder, which may not exist yet; null if the user has no data folder.</summary>
    public static string? Find() => Root() is { } root ? Path.Combine(root, Name) : null;

    private static string? Root()
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return Absolute(System.Environment.GetFolderPath(System.Environment.SpecialFolder.LocalApplicationData));
        }

        if (Absolute(System.Environment.GetEnvironmentVariable("XDG_DATA_HOME")) is { } data)
        {
            return data;
        }

        return Absolute(System.Environment.GetEnvironmentVariable("HOME")) is { } home
            ? Path.Combine(home, ".local", "share")
            : null;
    }

    private static string? Absolute(string? path) => path is { Length: > 0 } && Path.IsPathRooted(path) ? path : null;
}
