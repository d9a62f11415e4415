using System.Collections;
using System.Management.Automation.Language;

namespace Globus.Automate.Package.Manifest;

/// <summary>
/// What the package says of the module. See
/// https://learn.microsoft.com/powershell/gallery/concepts/package-manifest-affecting-ui.
/// </summary>
internal sealed class ModuleManifest
{
    private readonly Dictionary<string, object?> _values;
    private readonly Hashtable _gallery;
    private readonly string _file;

    private ModuleManifest(string file, Dictionary<string, object?> values)
    {
        _file = file;
        _values = values;
        _gallery =
            values.GetValueOrDefault("PrivateData") is Hashtable data && data["PSData"] is Hashtable gallery
                ? gallery
                : throw new PackageException($"{file} has no PrivateData.PSData.");
    }

    public string Version => Text("ModuleVersion");

    public string Author => Text("Author");

    public string CompanyName => Text("CompanyName");

    public string Copyright => Text("Copyright");

    public string Description => Text("Description");

    public string LicenseUri => GalleryText("LicenseUri");

    public string ProjectUri => GalleryText("ProjectUri");

    public string IconUri => GalleryText("IconUri");

    public string ReleaseNotes => GalleryText("ReleaseNotes");

    public IReadOnlyList<string> Tags => Texts(_gallery["Tags"]);

    public IReadOnlyList<string> Cmdlets => Texts(_values.GetValueOrDefault("CmdletsToExport"));

    /// <summary>Reads a manifest without running it: values that depend on the edition are left out.</summary>
    /// <param name="file">The path of the psd1.</param>
    /// <exception cref="PackageException">It is no manifest.</exception>
    public static ModuleManifest Read(string file)
    {
        var script = Parser.ParseFile(Path.GetFullPath(file), out _, out var errors);
        if (errors.Length > 0 || script.Find(ast => ast is HashtableAst, false) is not HashtableAst table)
        {
            throw new PackageException($"{file} is no manifest. {errors.FirstOrDefault()?.Message}");
        }

        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in table.KeyValuePairs)
        {
            if (value is PipelineAst { PipelineElements: [CommandExpressionAst { Expression: var expression }] })
            {
                values.Add(((StringConstantExpressionAst)key).Value, expression.SafeGetValue());
            }
        }

        return new ModuleManifest(file, values);
    }

    private static string[] Texts(object? value) => value is IEnumerable list ? [.. list.Cast<string>()] : [];

    private string Text(string name) => Required(name, _values.GetValueOrDefault(name));

    private string GalleryText(string name) => Required(name, _gallery[name]);

    private string Required(string name, object? value) =>
        value is string { Length: > 0 } text ? text : throw new PackageException($"{_file} has no {name}.");
}
