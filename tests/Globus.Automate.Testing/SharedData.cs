using System.Text.Json.Nodes;

namespace Globus.Automate.Testing;

/// <summary>
/// Public example data in the folder shared/data beside the checkout. Not every machine has it; a test that needs a
/// part of it is skipped where that part is missing.
/// </summary>
public static class SharedData
{
    private static readonly string Root = Path.GetFullPath(Repository.PathOf("..", "shared", "data"));

    /// <summary>The path of a file or folder of the data; the test is skipped without it.</summary>
    public static string PathOf(params string[] parts)
    {
        var path = Path.Combine([Root, .. parts]);
        Assert.SkipUnless(Path.Exists(path), $"shared/data/{string.Join('/', parts)} is not beside the checkout.");
        return path;
    }

    /// <summary>Whether the data has such a file or folder.</summary>
    public static bool Has(params string[] parts) => Path.Exists(Path.Combine([Root, .. parts]));

    public static string ReadText(params string[] parts) => File.ReadAllText(PathOf(parts));

    public static JsonNode ReadJson(params string[] parts) => JsonNode.Parse(ReadText(parts))!;

    /// <summary>The document, or null where the data has none of that name.</summary>
    public static JsonNode? TryReadJson(params string[] parts) => Has(parts) ? ReadJson(parts) : null;

    /// <summary>An example document of the services.</summary>
    public static string Payload(string name) => ReadText("payloads", name);
}
