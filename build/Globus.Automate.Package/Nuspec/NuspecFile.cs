using System.Xml.Linq;
using Globus.Automate.Package.Manifest;

namespace Globus.Automate.Package.Nuspec;

/// <summary>
/// The description of the package, with all values from the manifest. See
/// https://learn.microsoft.com/nuget/reference/nuspec.
/// </summary>
internal static class NuspecFile
{
    private static readonly XNamespace Schema = "http://schemas.microsoft.com/packaging/2012/06/nuspec.xsd";

    /// <summary>Writes the description.</summary>
    /// <param name="id">The name of the module.</param>
    /// <param name="manifest">The manifest that is shipped.</param>
    /// <param name="files">The files of the package: the path in it, and where the file lies.</param>
    /// <param name="outputFile">The file to write.</param>
    public static void Write(
        string id,
        ModuleManifest manifest,
        IReadOnlyDictionary<string, string> files,
        string outputFile
    )
    {
        var metadata = new XElement(
            Schema + "metadata",
            Element("id", id),
            Element("version", manifest.Version),
            Element("authors", manifest.Author),
            Element("owners", manifest.CompanyName),
            Element("description", manifest.Description),
            Element("copyright", manifest.Copyright),
            Element("tags", string.Join(' ', Tags(manifest))),
            Element("licenseUrl", manifest.LicenseUri),
            Element("projectUrl", manifest.ProjectUri),
            Element("iconUrl", manifest.IconUri),
            Element("releaseNotes", manifest.ReleaseNotes),
            Element("requireLicenseAcceptance", "false")
        );
        var contents = files.Select(file => new XElement(
            Schema + "file",
            new XAttribute("src", file.Value),
            new XAttribute("target", file.Key)
        ));
        new XDocument(new XElement(Schema + "package", metadata, new XElement(Schema + "files", contents))).Save(
            outputFile
        );
    }

    /// <summary>The tags by which PSResourceGet and PowerShellGet find modules and their commands.</summary>
    private static IEnumerable<string> Tags(ModuleManifest manifest) =>
        [
            "PSModule",
            .. manifest.Tags,
            "PSIncludes_Cmdlet",
            .. manifest.Cmdlets.SelectMany(name => new[] { $"PSCmdlet_{name}", $"PSCommand_{name}" }),
        ];

    private static XElement Element(string name, string value) => new(Schema + name, value);
}
