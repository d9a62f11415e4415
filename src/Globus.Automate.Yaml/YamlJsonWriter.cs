using System.Text.Json;
using YamlDotNet.Core;

namespace Globus.Automate.Yaml;

/// <summary>Writes a YAML value as JSON.</summary>
internal sealed class YamlJsonWriter(Utf8JsonWriter writer)
{
    // Aliases may name a value many times over: what is written is bounded, not what is read.
    private const int MaximumNodes = 200_000;

    private readonly List<YamlPosition> _positions = [];
    private int _depth;

    /// <summary>Where each value that was written stands, in the order of the JSON.</summary>
    public IReadOnlyList<YamlPosition> Positions => _positions;

    /// <summary>Writes the value and all below it.</summary>
    /// <exception cref="YamlSyntaxException">JSON cannot hold it.</exception>
    public void Write(YamlValue value) => Write(value, value.Start);

    private void Write(YamlValue value, Mark start)
    {
        _positions.Add(new YamlPosition(start.Line, start.Column));
        if (_positions.Count > MaximumNodes)
        {
            throw YamlSyntaxException.At(value.Start, "the document is too large after its aliases are expanded");
        }

        if (++_depth > YamlComposer.MaximumDepth)
        {
            throw YamlSyntaxException.At(value.Start, "the document is nested too deeply");
        }

        switch (value)
        {
            case YamlMapping mapping:
                WriteMapping(mapping);
                break;
            case YamlList list:
                WriteList(list);
                break;
            default:
                ((YamlScalar)value).Write(writer);
                break;
        }

        _depth--;
    }

    private void WriteMapping(YamlMapping mapping)
    {
        writer.WriteStartObject();
        foreach (var member in mapping.Members)
        {
            writer.WritePropertyName(member.Name);
            Write(member.Value, member.Begin);
        }

        writer.WriteEndObject();
    }

    private void WriteList(YamlList list)
    {
        writer.WriteStartArray();
        foreach (var item in list.Items)
        {
            Write(item, item.Start);
        }

        writer.WriteEndArray();
    }
}
