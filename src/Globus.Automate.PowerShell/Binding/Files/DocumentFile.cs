namespace Globus.Automate.PowerShell.Binding.Files;

/// <summary>
/// A definition file and its companion files: <c>NAME.input_schema</c>, <c>NAME.metadata</c> and
/// <c>NAME.sample_input</c>, each with the extension of a JSON or YAML file.
/// </summary>
/// <param name="path">The file's full path.</param>
internal sealed class DocumentFile(string path)
{
    private const string InputSchema = ".input_schema";
    private const string Metadata = ".metadata";

    private static readonly string[] Extensions = [".json", ".yaml", ".yml"];
    private static readonly string[] Suffixes = [InputSchema, Metadata, ".sample_input"];

    /// <summary>The file's full path.</summary>
    public string Path { get; } = path;

    /// <summary>The file's name without its extension.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The path of the input schema file; null if there is none.</summary>
    public string? InputSchemaPath => Find(Name + InputSchema);

    /// <summary>The path of the metadata file; null if there is none.</summary>
    public string? MetadataPath => Find(Name + Metadata);

    /// <summary>
    /// The name of the definition that this companion file belongs to; null if it is not a companion file.
    /// </summary>
    public string? CompanionOf =>
        Suffixes
            .Where(suffix => Name.Length > suffix.Length && Name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            .Select(suffix => Name.Substring(0, Name.Length - suffix.Length))
            .FirstOrDefault();

    /// <summary>The path of the definition that this companion file belongs to; null if it does not exist.</summary>
    public string? DefinitionPath => CompanionOf is { } name ? Find(name) : null;

    /// <summary>Whether a path has the extension of a JSON or YAML file.</summary>
    /// <param name="path">The path.</param>
    public static bool HasExtension(string path) =>
        Array.Exists(Extensions, extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    private string? Find(string name) =>
        Extensions
            .Select(extension => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path) ?? "", name + extension))
            .FirstOrDefault(File.Exists);
}
