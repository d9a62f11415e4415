namespace Globus.Automate.PowerShell.Watching.Files;

/// <summary>The file that a symbolic link leads to. .NET Framework cannot find it.</summary>
internal static class LinkedFile
{
    /// <summary>Returns the file itself.</summary>
    /// <param name="file">The file or link.</param>
    public static FileInfo Resolve(FileInfo file) => file;
}
