using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Security;
using System.Text.Json;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Output;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>
/// Writes PowerShell values as JSON. Nothing is guessed: a value that has no one meaning in JSON is an error that names its
/// path, one-element arrays stay arrays, and no depth is cut.
/// </summary>
internal sealed class DocumentWriter(Utf8JsonWriter writer)
{
    // Deeper than any document that the service takes; a cycle through new objects ends here, too.
    private const int MaximumDepth = 200;

    private readonly HashSet<object> _open = new(ReferenceComparer.Instance);

    /// <summary>Writes one value.</summary>
    /// <param name="value">The value, wrapped by PowerShell or not.</param>
    /// <param name="path">Where it stands in the document, as a JSONPath.</param>
    /// <exception cref="CommandException">The value, or one inside it, has no JSON form.</exception>
    public void Write(object? value, string path)
    {
        var wrapped = value as PSObject;
        var bare = wrapped is null ? value : wrapped.BaseObject;
        if (bare is string or char && !UnicodeText.IsWhole(bare.ToString()!))
            throw UnicodeText.Halved($"The text at {path}");
        if (WriteScalar(bare))
            return;
        switch (bare)
        {
            case JsonElement element:
                element.WriteTo(writer);
                break;
            case SecureString or ScriptBlock:
                throw Unsupported(bare, path);
            case IDictionary dictionary:
                Enclosed(dictionary, path, () => WriteDictionary(dictionary, path));
                break;
            case IEnumerable list:
                Enclosed(list, path, () => WriteList(list, path));
                break;
            case PSCustomObject:
                Enclosed(wrapped!, path, () => WriteProperties(wrapped!, path));
                break;
            default:
                WriteOwn(bare!, path);
                break;
        }
    }

    private bool WriteScalar(object? value)
    {
        switch (value)
        {
            case null or DBNull:
                writer.WriteNullValue();
                return true;
            case string or char or Guid or Uri or Enum or DateTime or DateTimeOffset:
                writer.WriteStringValue(Text(value));
                return true;
            case bool truth:
                writer.WriteBooleanValue(truth);
                return true;
            case SwitchParameter flag:
                writer.WriteBooleanValue(flag.IsPresent);
                return true;
            default:
                return WriteNumber(value);
        }
    }

    private static string Text(object value) => value switch
    {
        Uri address => address.OriginalString,
        DateTime time => time.ToString("o", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("o", CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private bool WriteNumber(object value)
    {
        switch (value)
        {
            case byte or sbyte or short or ushort or int or uint or long:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                return true;
            case ulong number:
                writer.WriteNumberValue(number);
                return true;
            case decimal number:
                writer.WriteNumberValue(number);
                return true;
            case System.Numerics.BigInteger number:
                writer.WriteRawValue(number.ToString(CultureInfo.InvariantCulture));
                return true;
            case float number when !float.IsNaN(number) && !float.IsInfinity(number):
                writer.WriteNumberValue(number);
                return true;
            case double number when !double.IsNaN(number) && !double.IsInfinity(number):
                writer.WriteNumberValue(number);
                return true;
            default:
                return false;
        }
    }

    private void WriteDictionary(IDictionary dictionary, string path)
    {
        writer.WriteStartObject();
        foreach (DictionaryEntry entry in dictionary)
        {
            var name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!;
            WriteName(name, path);
            Write(entry.Value, Member(path, name));
        }

        writer.WriteEndObject();
    }

    private void WriteName(string name, string path) => writer.WritePropertyName(UnicodeText.IsWhole(name) ? name : throw UnicodeText.Halved($"A name at {path}"));

    private void WriteList(IEnumerable list, string path)
    {
        writer.WriteStartArray();
        var index = 0;
        foreach (var item in list)
            Write(item, string.Format(CultureInfo.InvariantCulture, "{0}[{1}]", path, index++));
        writer.WriteEndArray();
    }

    private void WriteProperties(PSObject bag, string path)
    {
        writer.WriteStartObject();
        foreach (var property in bag.Properties)
        {
            WriteName(property.Name, path);
            Write(property.Value, Member(path, property.Name));
        }

        writer.WriteEndObject();
    }

    // The module's own types are documents of their public properties; a foreign type has no agreed JSON form.
    private void WriteOwn(object value, string path)
    {
        if (value.GetType().Assembly != typeof(JsonMap).Assembly)
            throw Unsupported(value, path);
        Enclosed(value, path, () => WriteProperties(PSObject.AsPSObject(value), path));
    }

    private void Enclosed(object container, string path, Action write)
    {
        if (!_open.Add(container))
            throw new CommandException("UnsupportedValue", ErrorCategory.InvalidData, $"The value at {path} contains itself.");
        if (_open.Count > MaximumDepth)
            throw new CommandException("UnsupportedValue", ErrorCategory.InvalidData, $"The document is nested more than {MaximumDepth} deep at {path}.");
        write();
        _open.Remove(container);
    }

    private static string Member(string path, string name) =>
        name.All(c => char.IsLetterOrDigit(c) || c == '_') ? $"{path}.{name}" : $"{path}['{name}']";

    private static CommandException Unsupported(object value, string path) => new(
        "UnsupportedValue",
        ErrorCategory.InvalidType,
        $"The value at {path} is a {value.GetType().FullName}, which has no JSON form.",
        "Give a string, number, Boolean, date, dictionary, list or custom object in its place.");
}
