using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Globus.Automate.Yaml;

/// <summary>
/// Reads one YAML 1.2 document as JSON, by the core schema (https://yaml.org/spec/1.2.2/#103-core-schema): only <c>true</c>
/// and <c>false</c> are Booleans, and anything quoted is a string.
/// </summary>
public static class YamlReader
{
    /// <summary>The document as JSON.</summary>
    /// <param name="text">The YAML.</param>
    /// <exception cref="YamlSyntaxException">It is not one YAML document, or holds what JSON cannot.</exception>
    public static JsonElement Parse(string text) => Parse(text, out _);

    /// <summary>The document as JSON, and where its values stand.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="places">
    /// The places of all values, in the order in which they begin in the JSON. That of a member is where its name begins; that
    /// of an alias is where it was defined.
    /// </param>
    /// <exception cref="YamlSyntaxException">It is not one YAML document, or holds what JSON cannot.</exception>
    public static JsonElement Parse(string text, out IReadOnlyList<YamlPlace> places)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            var yaml = new YamlJsonWriter(writer);
            yaml.Write(Load(text));
            places = yaml.Places;
        }

        using var document = JsonDocument.Parse(stream.GetBuffer().AsMemory(0, (int)stream.Length), new() { MaxDepth = YamlJsonWriter.MaximumDepth + 1 });
        return document.RootElement.Clone();
    }

    private static YamlNode Load(string text)
    {
        var stream = new YamlStream();
        var scanner = new Scanner(new StringReader(text));
        try
        {
            stream.Load(new Parser(scanner));
        }
        catch (YamlException failure)
        {
            throw new YamlSyntaxException(failure.InnerException?.Message ?? failure.Message, failure.Start.Line, failure.Start.Column, failure);
        }
        catch (InvalidOperationException failure)
        {
            // The scanner says so, and no more, of a list or mapping that goes on where it may not.
            throw new YamlSyntaxException("a list or mapping does not end", scanner.CurrentPosition.Line, scanner.CurrentPosition.Column, failure);
        }

        return stream.Documents.Count == 1
            ? stream.Documents[0].RootNode
            : throw new YamlSyntaxException($"one document is needed, {stream.Documents.Count} were found", 1, 1);
    }
}
