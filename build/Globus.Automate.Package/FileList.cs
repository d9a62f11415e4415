namespace Globus.Automate.Package;

/// <summary>The files of the module, listed in a file: a package with any other files is not made.</summary>
internal static class FileList
{
    /// <summary>Compares a folder with the list.</summary>
    /// <param name="listFile">The list: one path in a line, with slashes.</param>
    /// <param name="folder">The folder of the module.</param>
    /// <returns>The listed paths in the order of the list.</returns>
    /// <exception cref="PackageException">A file is missing, or is not listed.</exception>
    public static IReadOnlyList<string> Verify(string listFile, string folder)
    {
        var listed = File.ReadAllLines(listFile).Where(line => line.Length > 0).ToList();
        var actual = Directory
            .GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .ToHashSet(StringComparer.Ordinal);
        var problems = listed
            .Except(actual)
            .Select(file => $"{file} is missing")
            .Concat(actual.Except(listed).Order(StringComparer.Ordinal).Select(file => $"{file} is not listed"))
            .ToList();
        return problems.Count == 0
            ? listed
            : throw new PackageException(
                $"{folder} does not hold the files of {listFile}: {string.Join(", ", problems)}. Change the list, or "
                    + "delete the folder and build again."
            );
    }
}
