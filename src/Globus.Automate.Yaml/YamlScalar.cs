using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Globus.Automate.Yaml;

/// <summary>A scalar, which is a string, a number, a Boolean or null.</summary>
/// <param name="scalar">The scalar.</param>
internal sealed class YamlScalar(Scalar scalar) : YamlValue(scalar.Start)
{
    private const string Merge = "<<";

    /// <summary>The text, as a key.</summary>
    public string Text { get; } = scalar.Value;

    /// <summary>Whether it is a merge key: an unquoted <c>&lt;&lt;</c>.</summary>
    public bool IsMerge =>
        Text == Merge && (scalar.Tag.IsEmpty ? scalar.Style == ScalarStyle.Plain : scalar.Tag.Value == YamlTag.Merge);

    /// <summary>Writes it as JSON.</summary>
    /// <exception cref="YamlSyntaxException">JSON cannot hold it.</exception>
    public void Write(Utf8JsonWriter writer)
    {
        if (!scalar.Tag.IsEmpty && scalar.Tag.Value != YamlTag.NotSpecific)
        {
            WriteTagged(writer, scalar.Tag.Value);
        }
        else if (!scalar.Tag.IsEmpty || scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any))
        {
            writer.WriteStringValue(Text);
        }
        else if (!TryWriteNull(writer) && !TryWriteBoolean(writer) && !TryWriteNumber(writer, isReal: false))
        {
            writer.WriteStringValue(Text);
        }
    }

    private void WriteTagged(Utf8JsonWriter writer, string tag)
    {
        var isWritten = tag switch
        {
            YamlTag.Null => TryWriteNull(writer),
            YamlTag.Boolean => TryWriteBoolean(writer),
            YamlTag.Integer => CoreSchema.IsInteger(Text) && TryWriteNumber(writer, isReal: false),
            YamlTag.Real => TryWriteNumber(writer, isReal: true),
            YamlTag.String => TryWriteString(writer),
            _ => throw YamlSyntaxException.At(Start, $"the tag '{tag}' has no JSON equivalent"),
        };
        if (!isWritten)
        {
            throw YamlSyntaxException.At(Start, $"'{Text}' does not match its tag '{tag}'");
        }
    }

    private bool TryWriteString(Utf8JsonWriter writer)
    {
        writer.WriteStringValue(Text);
        return true;
    }

    private bool TryWriteNull(Utf8JsonWriter writer)
    {
        if (!CoreSchema.IsNull(Text))
        {
            return false;
        }

        writer.WriteNullValue();
        return true;
    }

    private bool TryWriteBoolean(Utf8JsonWriter writer)
    {
        if (!CoreSchema.TryReadBoolean(Text, out var truth))
        {
            return false;
        }

        writer.WriteBooleanValue(truth);
        return true;
    }

    private bool TryWriteNumber(Utf8JsonWriter writer, bool isReal)
    {
        if (CoreSchema.IsNotFinite(Text))
        {
            throw YamlSyntaxException.At(Start, $"JSON has no number '{Text}'; quote the value if it is a string");
        }

        if (CoreSchema.AsJsonNumber(Text) is not { } number)
        {
            return false;
        }

        if (!CoreSchema.IsInRange(number))
        {
            throw YamlSyntaxException.At(Start, "the number is out of range; quote the value if it is a string");
        }

        writer.WriteRawValue(isReal && CoreSchema.IsInteger(number) ? number + ".0" : number);
        return true;
    }
}
