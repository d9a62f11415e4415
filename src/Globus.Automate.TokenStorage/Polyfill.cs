namespace Globus.Automate.TokenStorage;

/// <summary>The one place that knows how .NET Framework and .NET differ.</summary>
internal static class Polyfill
{
#if NETFRAMEWORK
    // .NET Framework is Windows, where a file takes the rights of its folder: those of the user's own profile.
    public static FileStream CreatePrivateFile(string path) => new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);

    public static void CreatePrivateFolder(string path) => Directory.CreateDirectory(path);

    public static void MoveOver(string from, string to)
    {
        if (File.Exists(to))
            File.Replace(from, to, null);
        else
            File.Move(from, to);
    }

    public static byte[] Sha256(byte[] bytes)
    {
        using var algorithm = System.Security.Cryptography.SHA256.Create();
        return algorithm.ComputeHash(bytes);
    }
#else
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static FileStream CreatePrivateFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return new FileStream(path, options);
    }

    public static void CreatePrivateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }

    public static void MoveOver(string from, string to) => File.Move(from, to, overwrite: true);

    public static byte[] Sha256(byte[] bytes) => System.Security.Cryptography.SHA256.HashData(bytes);
#endif
}
