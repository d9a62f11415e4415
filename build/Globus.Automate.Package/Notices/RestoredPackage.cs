using System.Xml.Linq;

namespace Globus.Automate.Package.Notices;

/// <summary>A package that the build restored, and what it says of its licence.</summary>
internal sealed class RestoredPackage
{
    private const string OwnLicence = "LICENSE.TXT";
    private const string OwnNotices = "THIRD-PARTY-NOTICES.TXT";

    private readonly string _folder;
    private readonly XElement _metadata;

    /// <summary>Reads the description of a package.</summary>
    /// <param name="folder">The folder of the package, which holds its nuspec.</param>
    public RestoredPackage(string folder)
    {
        _folder = folder;
        var nuspec = XDocument.Load(Directory.GetFiles(folder, "*.nuspec").Single());
        _metadata = nuspec.Root!.Elements().Single(element => element.Name.LocalName == "metadata");
    }

    public string Id => Required("id");

    public string Version => Required("version");

    public string Copyright => Optional("copyright") ?? Required("authors");

    public string? Address => Optional("projectUrl") ?? Element("repository")?.Attribute("url")?.Value;

    /// <summary>The licence: an SPDX expression, or the text that an older package carries.</summary>
    /// <exception cref="PackageException">The package has neither.</exception>
    public Licence Licence =>
        Element("license") is { } licence && licence.Attribute("type")?.Value == "expression"
            ? Licence.OfExpression(licence.Value)
            : new Licence(
                $"of {Id} {Version}",
                ReadText(OwnLicence) ?? throw new PackageException($"The package {Id} does not say its licence.")
            );

    /// <summary>The notices that the package itself passes on; null if there are none.</summary>
    public string? PassedOnNotices => ReadText(OwnNotices);

    private string? ReadText(string name) =>
        Directory
            .GetFiles(_folder)
            .Where(file => Path.GetFileName(file).Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(file => Licence.Tidy(File.ReadAllText(file)))
            .SingleOrDefault();

    private XElement? Element(string name) =>
        _metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name);

    private string? Optional(string name) => Element(name)?.Value is { Length: > 0 } value ? value : null;

    private string Required(string name) =>
        Optional(name) ?? throw new PackageException($"A package in {_folder} has no {name}.");
}
