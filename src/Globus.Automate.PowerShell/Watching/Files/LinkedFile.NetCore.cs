namespace Globus.Automate.PowerShell.Watching.Files;

/// <summary>The file that a symbolic link leads to.</summary>
internal static class LinkedFile
{
    /// <summary>Returns the target of a link, which may not exist; a file that is not a link itself.</summary>
    /// <param name="file">The file or link.</param>
    /// <exception cref="IOException">The link leads in a circle.</exception>
    public static FileInfo Resolve(FileInfo file) =>
        (file.Attributes & FileAttributes.ReparsePoint) != 0
            ? file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file
            : file;
}
