namespace Globus.Automate.Package.Manifest;

/// <summary>The change log, whose form is that of https://keepachangelog.com/en/1.1.0/.</summary>
internal sealed class Changelog(string text)
{
    private const string Heading = "## [";

    private readonly string[] _lines = text.ReplaceLineEndings("\n").Split('\n');

    /// <summary>Reads the section of a version, without its heading.</summary>
    /// <param name="version">The version, such as <c>1.2.3</c>.</param>
    /// <exception cref="PackageException">The version has no section, or an empty one.</exception>
    public string Section(string version)
    {
        var lines = _lines
            .SkipWhile(line => !line.StartsWith($"{Heading}{version}]", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => !line.StartsWith(Heading, StringComparison.Ordinal));
        var section = string.Join('\n', lines).Trim();
        return section.Length > 0
            ? section
            : throw new PackageException($"CHANGELOG.md has no section for version {version}. Write '## [{version}]'.");
    }
}
