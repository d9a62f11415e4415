namespace Globus.Automate.TokenStorage;

/// <summary>
/// Creates files and folders that only the user may use. On Windows they take the permissions of the user's profile; on
/// other systems their mode is set, whatever the umask is.
/// </summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerOnlyFolder = OwnerOnly | UnixFileMode.UserExecute;

    public static FileStream Create(string path) =>
        Open(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write });

    public static FileStream OpenLock(string path) =>
        Open(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                BufferSize = 1,
            }
        );

    /// <summary>Takes away the permissions of others, if the file exists.</summary>
    public static void Restrict(string path)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(path) && File.GetUnixFileMode(path) != OwnerOnly)
        {
            File.SetUnixFileMode(path, OwnerOnly);
        }
    }

    /// <summary>Creates the folder, and those above it that are missing.</summary>
    public static void CreateFolder(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        if (Path.GetDirectoryName(path) is { Length: > 0 } parent)
        {
            CreateFolder(parent);
        }

        Directory.CreateDirectory(path);
        RestrictFolder(path);
    }

    /// <summary>Takes away the permissions of others.</summary>
    public static void RestrictFolder(string path)
    {
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) != OwnerOnlyFolder)
        {
            File.SetUnixFileMode(path, OwnerOnlyFolder);
        }
    }

    private static FileStream Open(string path, FileStreamOptions options)
    {
        options.Share = FileShare.None;
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(path, options);
        }

        options.UnixCreateMode = OwnerOnly;
        var stream = new FileStream(path, options);
        // The umask takes permissions away from the mode that a file is created with.
        if (File.GetUnixFileMode(stream.SafeFileHandle) != OwnerOnly)
        {
            File.SetUnixFileMode(stream.SafeFileHandle, OwnerOnly);
        }

        return stream;
    }
}
