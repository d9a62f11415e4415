namespace Globus.Automate.PowerShell.Watching.Files;

/// <summary>Finds the target of a symbolic link, which .NET Framework does not support.</summary>
internal static class LinkedFile
{
    /// <summary>Returns the file itself.</summary>
    /// <param name="file">The file or link.</param>
    public static FileInfo Resolve(FileInfo file) => file;
}
