using System.Xml.Linq;

namespace Globus.Automate.Architecture.Tests;

/// <summary>Directory.Packages.props has the versions of the packages that projects use, and no others.</summary>
public sealed class PackageVersionTests
{
    private static readonly string[] Endings = [".csproj", ".props", ".targets"];

    [Fact]
    public void Every_version_is_one_of_a_package_that_a_project_uses()
    {
        var versions = Names(Repository.PathOf("Directory.Packages.props"), "PackageVersion").ToList();
        var used = ProjectFiles().SelectMany(file => Names(file, "PackageReference")).ToHashSet();

        Assert.NotEmpty(versions);
        Findings.None(versions.Where(name => !used.Contains(name)).Select(name => $"No project uses {name}."));
    }

    [Fact]
    public void No_package_has_two_versions() =>
        Findings.None(
            Names(Repository.PathOf("Directory.Packages.props"), "PackageVersion")
                .GroupBy(name => name)
                .Where(group => group.Count() > 1)
                .Select(group => group.Key)
        );

    private static IEnumerable<string> Names(string file, string element) =>
        XDocument.Load(file).Descendants(element).SelectMany(item => item.Attribute("Include")?.Value.Split(';') ?? []);

    // The drives of Wine in out/ are links, and one leads to the root of the file system.
    private static IEnumerable<string> ProjectFiles() =>
        Directory
            .EnumerateFiles(
                Repository.Root,
                "*",
                new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }
            )
            .Where(file => Endings.Contains(Path.GetExtension(file)))
            .Where(file => !Path.GetRelativePath(Repository.Root, file).Split('/', '\\').Contains("obj"));
}
