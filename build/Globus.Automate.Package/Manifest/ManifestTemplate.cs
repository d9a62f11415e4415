namespace Globus.Automate.Package.Manifest;

/// <summary>
/// The manifest as the repository keeps it, where the names in braces stand for values that have another source.
/// </summary>
internal static class ManifestTemplate
{
    /// <summary>Writes the manifest of the module with its values.</summary>
    /// <param name="templateFile">The manifest of the repository.</param>
    /// <param name="changelogFile">The change log, whose section of this version becomes the release notes.</param>
    /// <param name="projectUrl">The address of the project.</param>
    /// <param name="outputFile">The file to write. It keeps its time when nothing changes.</param>
    /// <exception cref="PackageException">The change log has no section of the version.</exception>
    public static void Fill(string templateFile, string changelogFile, string projectUrl, string outputFile)
    {
        var version = ModuleManifest.Read(templateFile).Version;
        var notes = new Changelog(File.ReadAllText(changelogFile)).Section(version);
        var text = File.ReadAllText(templateFile)
            .Replace("{ProjectUrl}", Quoted(projectUrl.TrimEnd('/')), StringComparison.Ordinal)
            .Replace("{Version}", version, StringComparison.Ordinal)
            .Replace("{ReleaseNotes}", Quoted(notes), StringComparison.Ordinal);
        if (!File.Exists(outputFile) || File.ReadAllText(outputFile) != text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(outputFile))!);
            File.WriteAllText(outputFile, text);
        }
    }

    /// <summary>The text as it stands in a string of single quotes.</summary>
    private static string Quoted(string text) =>
        System.Management.Automation.Language.CodeGeneration.EscapeSingleQuotedStringContent(text);
}
