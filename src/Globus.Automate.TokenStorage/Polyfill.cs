#if !NETFRAMEWORK
using System.Runtime.InteropServices;
#endif

namespace Globus.Automate.TokenStorage;

/// <summary>The one place that knows how .NET Framework and .NET differ.</summary>
internal static class Polyfill
{
#if NETFRAMEWORK
    // .NET Framework is Windows, where a file takes the rights of its folder: those of the user's own profile.
    public static FileStream CreatePrivateFile(string path) =>
        new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);

    public static FileStream OpenLock(string path) =>
        new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);

    public static void CreatePrivateFolder(string path) => Directory.CreateDirectory(path);

    public static void MakePrivateFolder(string path) { }

    public static void MakePrivateFile(string path) { }

    public static uint UserId => 0;

    public static FileFacts? Inspect(string path, bool followsLink) => null;

    public static void MoveOver(string from, string to)
    {
        if (File.Exists(to))
        {
            File.Replace(from, to, null);
        }
        else
        {
            File.Move(from, to);
        }
    }

    public static byte[] Sha256(byte[] bytes)
    {
        using var algorithm = System.Security.Cryptography.SHA256.Create();
        return algorithm.ComputeHash(bytes);
    }
#else
    private const int StatusSize = 256;
    private const int ModeOffset = 4;
    private const int OwnerOffset = 8;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static FileStream CreatePrivateFile(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return OpenPrivate(path, options);
    }

    public static FileStream OpenLock(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 1,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return OpenPrivate(path, options);
    }

    /// <summary>Creates the folder, and those above it that are missing, whatever the umask.</summary>
    public static void CreatePrivateFolder(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        if (Path.GetDirectoryName(path) is { Length: > 0 } above)
        {
            CreatePrivateFolder(above);
        }

        Directory.CreateDirectory(path);
        MakePrivateFolder(path);
    }

    public static void MakePrivateFolder(string path)
    {
        const UnixFileMode Wanted = OwnerOnly | UnixFileMode.UserExecute;
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) != Wanted)
        {
            File.SetUnixFileMode(path, Wanted);
        }
    }

    public static void MakePrivateFile(string path)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(path) && File.GetUnixFileMode(path) != OwnerOnly)
        {
            File.SetUnixFileMode(path, OwnerOnly);
        }
    }

    /// <summary>The user as whom this process acts.</summary>
    public static uint UserId => OperatingSystem.IsWindows() ? 0 : GetEffectiveUserId();

    /// <summary>What a Unix system says of a file; null where there is none, and on Windows.</summary>
    public static FileFacts? Inspect(string path, bool followsLink)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        try
        {
            var status = new byte[StatusSize];
            return (followsLink ? Stat(path, status) : LStat(path, status)) == 0
                ? new FileFacts(BitConverter.ToUInt32(status, OwnerOffset), BitConverter.ToInt32(status, ModeOffset))
                : null;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            // A host with a runtime of another make: the permissions can be had, but not the owner.
            return File.Exists(path) || Directory.Exists(path)
                ? new FileFacts(Owner: null, (int)File.GetUnixFileMode(path))
                : null;
        }
    }

    public static void MoveOver(string from, string to) => File.Move(from, to, overwrite: true);

    // The umask takes bits away from the mode that a file is created with.
    private static FileStream OpenPrivate(string path, FileStreamOptions options)
    {
        var stream = new FileStream(path, options);
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(stream.SafeFileHandle) != OwnerOnly)
        {
            File.SetUnixFileMode(stream.SafeFileHandle, OwnerOnly);
        }

        return stream;
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

    public static byte[] Sha256(byte[] bytes) => System.Security.Cryptography.SHA256.HashData(bytes);
#endif
}
