using System.Text.Json;

namespace Globus.Automate.Yaml;

/// <summary>
/// Reads one YAML 1.2 document as JSON, by the core schema (https://yaml.org/spec/1.2.2/#103-core-schema): only
/// <c>true</c> and <c>false</c> are Booleans, and anything quoted is a string. Merge keys
/// (https://yaml.org/type/merge.html) are followed.
/// </summary>
public static class YamlReader
{
    /// <summary>The document as JSON.</summary>
    /// <param name="text">The YAML.</param>
    /// <exception cref="YamlSyntaxException">It is not one YAML document, or holds what JSON cannot.</exception>
    public static JsonElement Parse(string text) => Parse(text, out _);

    /// <summary>The document as JSON, and where its values stand.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="positions">
    /// The positions of all values, in the order in which they begin in the JSON. That of a member is where its name
    /// begins; that of an alias is where it was defined.
    /// </param>
    /// <exception cref="YamlSyntaxException">It is not one YAML document, or holds what JSON cannot.</exception>
    public static JsonElement Parse(string text, out IReadOnlyList<YamlPosition> positions)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            var yaml = new YamlJsonWriter(writer);
            yaml.Write(YamlComposer.Compose(text));
            positions = yaml.Positions;
        }

        using var document = JsonDocument.Parse(
            stream.GetBuffer().AsMemory(0, (int)stream.Length),
            new() { MaxDepth = YamlComposer.MaximumDepth + 1 }
        );
        return document.RootElement.Clone();
    }
}
