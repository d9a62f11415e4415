using System.Text;

namespace Globus.Automate.Package.Notices;

/// <summary>The notices for the files of others that the package holds.</summary>
internal static class NoticeFile
{
    /// <summary>The name of the file.</summary>
    public const string Name = "THIRD-PARTY-NOTICES.txt";

    private const string OwnPrefix = "Globus.Automate";
    private const string Rule = "----------------------------------------------------------------------";
    private static readonly string[] Binaries = [".dll", ".so", ".dylib"];

    /// <summary>Writes the notices.</summary>
    /// <param name="files">The files of the package: the path in it, and where the file lies.</param>
    /// <param name="packages">The packages that the files come from.</param>
    /// <param name="outputFile">The file to write.</param>
    /// <exception cref="PackageException">A file is from no package, or a licence has no text here.</exception>
    public static void Write(IReadOnlyDictionary<string, string> files, RestoredPackages packages, string outputFile)
    {
        var shipped = files
            .Where(file => IsOfOthers(file.Key))
            .GroupBy(file => packages.Find(file.Value), file => file.Key)
            .OrderBy(package => package.Key.Id, StringComparer.Ordinal)
            .ThenBy(package => package.Key.Version, StringComparer.Ordinal)
            .ToList();
        var text = new StringBuilder()
            .Append("Third-party notices\n\n")
            .Append("Globus.Automate contains files of the packages below. Their licences follow the list.\n");
        foreach (var package in shipped)
        {
            Describe(text, package.Key, package);
        }

        foreach (
            var licence in shipped
                .Select(package => package.Key.Licence)
                .Distinct()
                .OrderBy(licence => licence.Name, StringComparer.Ordinal)
        )
        {
            Append(text, $"Licence {licence.Name}", licence.Text);
        }

        foreach (var notices in shipped.Select(package => package.Key).DistinctBy(package => package.PassedOnNotices))
        {
            if (notices.PassedOnNotices is { } passedOn)
            {
                Append(text, $"Notices that {notices.Id} and other packages pass on", passedOn);
            }
        }

        File.WriteAllText(outputFile, text.ToString());
    }

    private static bool IsOfOthers(string path) =>
        Binaries.Contains(Path.GetExtension(path))
        && !Path.GetFileName(path).StartsWith(OwnPrefix, StringComparison.Ordinal);

    private static void Describe(StringBuilder text, RestoredPackage package, IEnumerable<string> files)
    {
        text.Append($"\n{package.Id} {package.Version}\n    {package.Copyright}\n    Licence {package.Licence.Name}\n");
        if (package.Address is { } address)
        {
            text.Append($"    {address}\n");
        }

        foreach (var file in files)
        {
            text.Append($"    {file}\n");
        }
    }

    private static void Append(StringBuilder text, string heading, string content) =>
        text.Append($"\n{Rule}\n{heading}\n{Rule}\n\n{content}\n");
}
