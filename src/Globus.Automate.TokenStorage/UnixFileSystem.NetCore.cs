using System.Runtime.InteropServices;

namespace Globus.Automate.TokenStorage;

/// <summary>Reads owners and permissions on Unix systems.</summary>
internal static class UnixFileSystem
{
    private const int StatusSize = 256;
    private const int ModeOffset = 4;
    private const int OwnerOffset = 8;

    /// <summary>The effective user id of this process; 0 on Windows.</summary>
    public static uint CurrentUserId => OperatingSystem.IsWindows() ? 0 : GetEffectiveUserId();

    /// <summary>The status of a file or folder; null if it does not exist, and on Windows.</summary>
    public static UnixFileStatus? GetStatus(string path, bool followsLink)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        try
        {
            var status = new byte[StatusSize];
            return (followsLink ? Stat(path, status) : LStat(path, status)) == 0
                ? new UnixFileStatus(
                    BitConverter.ToUInt32(status, OwnerOffset),
                    BitConverter.ToInt32(status, ModeOffset)
                )
                : null;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            // A host with another runtime returns the permissions, but not the owner.
            return File.Exists(path) || Directory.Exists(path)
                ? new UnixFileStatus(Owner: null, (int)File.GetUnixFileMode(path))
                : null;
        }
    }

    // The runtime's own interface to the system: one layout on all systems and processors, unlike that of the C
    // library.
    [DllImport("libSystem.Native", EntryPoint = "SystemNative_Stat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int Stat([MarshalAs(UnmanagedType.LPUTF8Str)] string path, byte[] status);

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_LStat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int LStat([MarshalAs(UnmanagedType.LPUTF8Str)] string path, byte[] status);

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint GetEffectiveUserId();
}
