namespace Globus.Automate.PowerShell.Watching.Files;

/// <summary>Finds the target of a symbolic link.</summary>
internal static class LinkedFile
{
    /// <summary>Returns the target of a link, which may not exist. Returns the file if it is not a link.</summary>
    /// <param name="file">The file or link.</param>
    /// <exception cref="IOException">The links form a cycle.</exception>
    public static FileInfo Resolve(FileInfo file) =>
        (file.Attributes & FileAttributes.ReparsePoint) != 0
            ? file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file
            : file;
}
