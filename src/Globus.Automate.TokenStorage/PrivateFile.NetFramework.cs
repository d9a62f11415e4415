namespace Globus.Automate.TokenStorage;

/// <summary>
/// Creates files and folders that only the user may use. .NET Framework runs on Windows, where a file takes the
/// permissions of its folder: those of the user's profile.
/// </summary>
internal static class PrivateFile
{
    public static FileStream Create(string path) => new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);

    public static FileStream OpenLock(string path) =>
        new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);

    public static void Restrict(string path) { }

    public static void CreateFolder(string path) => Directory.CreateDirectory(path);

    public static void RestrictFolder(string path) { }
}
