using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Globus.Automate.Yaml;

/// <summary>Writes a YAML node as JSON.</summary>
internal sealed class YamlJsonWriter(Utf8JsonWriter writer)
{
    /// <summary>How deep a document may be nested.</summary>
    public const int MaximumDepth = 250;

    // Aliases may name a node many times over, and a node inside itself: what is written is bounded, not what is read.
    private const int MaximumNodes = 200_000;

    private readonly List<YamlPlace> _places = [];
    private int _depth;

    /// <summary>Where each value that was written stands, in the order of the JSON.</summary>
    public IReadOnlyList<YamlPlace> Places => _places;

    /// <summary>Writes the node and all below it.</summary>
    /// <exception cref="YamlSyntaxException">JSON cannot hold it.</exception>
    public void Write(YamlNode node) => Write(node, node);

    private void Write(YamlNode node, YamlNode begin)
    {
        _places.Add(new YamlPlace(begin.Start.Line, begin.Start.Column));
        if (_places.Count > MaximumNodes)
            throw Refuse(node, "the document grows too large when its aliases are followed");
        if (++_depth > MaximumDepth)
            throw Refuse(node, "the document is nested too deep");
        switch (node)
        {
            case YamlMappingNode mapping:
                WriteMapping(mapping);
                break;
            case YamlSequenceNode sequence:
                WriteSequence(sequence);
                break;
            default:
                WriteScalar((YamlScalarNode)node);
                break;
        }

        _depth--;
    }

    private void WriteMapping(YamlMappingNode mapping)
    {
        writer.WriteStartObject();
        foreach (var pair in mapping.Children)
        {
            writer.WritePropertyName(pair.Key is YamlScalarNode { Value: { } name } ? name : throw Refuse(pair.Key, "a key must be a string"));
            Write(pair.Value, pair.Key);
        }

        writer.WriteEndObject();
    }

    private void WriteSequence(YamlSequenceNode sequence)
    {
        writer.WriteStartArray();
        foreach (var item in sequence.Children)
            Write(item);
        writer.WriteEndArray();
    }

    private void WriteScalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any) || IsStringTag(scalar))
            writer.WriteStringValue(text);
        else if (CoreSchema.IsNull(text))
            writer.WriteNullValue();
        else if (CoreSchema.TryReadBoolean(text, out var truth))
            writer.WriteBooleanValue(truth);
        else if (CoreSchema.TryReadNumber(text, out var number))
            writer.WriteRawValue(number);
        else
            writer.WriteStringValue(text);
    }

    private static bool IsStringTag(YamlScalarNode scalar) => !scalar.Tag.IsEmpty && scalar.Tag.Value == "tag:yaml.org,2002:str";

    private static YamlSyntaxException Refuse(YamlNode node, string reason) => new(reason, node.Start.Line, node.Start.Column);
}
