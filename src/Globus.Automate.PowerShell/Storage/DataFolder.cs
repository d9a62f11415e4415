using System.Runtime.InteropServices;

namespace Globus.Automate.PowerShell.Storage;

/// <summary>
/// The module's folder in the user's data: <c>%LOCALAPPDATA%</c>, or what the XDG Base Directory Specification says.
/// </summary>
internal static class DataFolder
{
    private const string Name = "Globus.Automate";

    /// <summary>The folder, which need not exist yet; null when this user has no place for data.</summary>
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
