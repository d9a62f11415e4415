namespace Globus.Automate.Emulator.Collections;

/// <summary>Resolves the links in the path of a folder.</summary>
internal static class RealPath
{
    public static string Of(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } parent)
        {
            return full;
        }

        var here = Path.Combine(Of(parent), Path.GetFileName(full));
        return
            new DirectoryInfo(here) is { LinkTarget: not null } link
            && link.ResolveLinkTarget(returnFinalTarget: true) is { } target
            ? Of(target.FullName)
            : here;
    }
}
