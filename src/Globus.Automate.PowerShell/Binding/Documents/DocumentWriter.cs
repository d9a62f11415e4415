using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Management.Automation.Language;
using System.Security;
using System.Text.Json;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Binding.Text;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Binding.Documents;

/// <summary>
/// Writes PowerShell values as the JSON that <c>ConvertTo-Json</c> of PowerShell 7 writes, with three differences: a
/// value that cannot be converted is an error with its path, the depth is not truncated, and a switch is a Boolean.
/// </summary>
internal sealed class DocumentWriter(Utf8JsonWriter writer)
{
    // The service accepts no deeper document. The limit also stops cycles through new objects.
    private const int MaximumDepth = 200;

    private readonly HashSet<object> _ancestors = new(ReferenceComparer.Instance);

    /// <summary>Writes one value.</summary>
    /// <param name="value">The value, wrapped by PowerShell or not.</param>
    /// <param name="path">The JSONPath of the value in the document.</param>
    /// <exception cref="CommandException">The value, or a nested value, cannot be converted to JSON.</exception>
    public void Write(object? value, string path)
    {
        var wrapped = value as PSObject;
        var bare = wrapped is null ? value : wrapped.BaseObject;
        if (ReferenceEquals(value, AutomationNull.Value))
        {
            bare = null;
        }

        if (bare is string or char && UnicodeText.HasUnpairedSurrogate(bare.ToString()!))
        {
            throw UnicodeText.UnpairedSurrogate($"The text at {path}");
        }

        if (WriteScalar(bare))
        {
            return;
        }

        switch (bare)
        {
            case JsonElement element:
                element.WriteTo(writer);
                break;
            case SecureString or ScriptBlock:
                throw Unsupported(bare, path);
            case IDictionary dictionary:
                WriteContainer(dictionary, path, () => WriteDictionary(dictionary, wrapped, path));
                break;
            case IEnumerable list:
                WriteContainer(list, path, () => WriteList(list, path));
                break;
            case PSCustomObject:
                WriteContainer(wrapped!, path, () => WriteProperties(wrapped!, path));
                break;
            default:
                WriteModuleObject(bare!, path);
                break;
        }
    }

    private bool WriteScalar(object? value)
    {
        switch (value)
        {
            case null or DBNull or NullString:
                writer.WriteNullValue();
                return true;
            case DateTime time:
                writer.WriteStringValue(time);
                return true;
            case DateTimeOffset time:
                writer.WriteStringValue(time);
                return true;
            case Uri address:
                writer.WriteStringValue(address.OriginalString);
                return true;
            case string or char or Guid:
                writer.WriteStringValue(value.ToString());
                return true;
            case Enum constant:
                WriteEnum(constant);
                return true;
            case bool truth:
                writer.WriteBooleanValue(truth);
                return true;
            case SwitchParameter flag:
                writer.WriteBooleanValue(flag.IsPresent);
                return true;
            default:
                return JsonNumber.TryWrite(writer, value);
        }
    }

    // JavaScript cannot represent every 64-bit number, so ConvertTo-Json writes the names of such constants.
    private void WriteEnum(Enum constant)
    {
        var type = Enum.GetUnderlyingType(constant.GetType());
        var number = Convert.ChangeType(constant, type, CultureInfo.InvariantCulture);
        if (number is long or ulong)
        {
            writer.WriteStringValue(constant.ToString());
        }
        else
        {
            JsonNumber.TryWrite(writer, number);
        }
    }

    private void WriteDictionary(IDictionary dictionary, PSObject? wrapped, string path)
    {
        writer.WriteStartObject();
        foreach (DictionaryEntry entry in dictionary)
        {
            var name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!;
            WriteName(name, path);
            Write(entry.Value, MemberPath(path, name));
        }

        if (wrapped is not null && dictionary is not JsonMap)
        {
            WriteMembers(
                wrapped.Properties.Where(added => IsAddedProperty(added) && !dictionary.Contains(added.Name)),
                path
            );
        }

        writer.WriteEndObject();
    }

    // The .NET properties of a dictionary returned by a script block also appear as instance members.
    private static bool IsAddedProperty(PSPropertyInfo property) => property is { IsInstance: true } and not PSProperty;

    private void WriteName(string name, string path) =>
        writer.WritePropertyName(
            UnicodeText.HasUnpairedSurrogate(name) ? throw UnicodeText.UnpairedSurrogate($"A name at {path}") : name
        );

    private void WriteList(IEnumerable list, string path)
    {
        writer.WriteStartArray();
        var index = 0;
        foreach (var item in list)
        {
            Write(item, string.Format(CultureInfo.InvariantCulture, "{0}[{1}]", path, index++));
        }

        writer.WriteEndArray();
    }

    private void WriteProperties(PSObject bag, string path)
    {
        writer.WriteStartObject();
        WriteMembers(bag.Properties, path);
        writer.WriteEndObject();
    }

    private void WriteMembers(IEnumerable<PSPropertyInfo> properties, string path)
    {
        foreach (var property in properties)
        {
            WriteName(property.Name, path);
            Write(ValueOf(property, path), MemberPath(path, property.Name));
        }
    }

    private static object? ValueOf(PSPropertyInfo property, string path)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException exception)
        {
            throw new CommandException(
                "UnsupportedValue",
                ErrorCategory.InvalidData,
                $"The value at {MemberPath(path, property.Name)} cannot be read: {exception.Message}",
                "Replace the calculated property with its value.",
                exception
            );
        }
    }

    // The module's own types and time spans are written with their public properties; other types are not supported.
    private void WriteModuleObject(object value, string path)
    {
        if (value is not TimeSpan && value.GetType().Assembly != typeof(JsonMap).Assembly)
        {
            throw Unsupported(value, path);
        }

        WriteContainer(value, path, () => WriteProperties(PSObject.AsPSObject(value), path));
    }

    private void WriteContainer(object container, string path, Action write)
    {
        if (!_ancestors.Add(container))
        {
            throw new CommandException(
                "UnsupportedValue",
                ErrorCategory.InvalidData,
                $"The value at {path} contains itself."
            );
        }

        if (_ancestors.Count > MaximumDepth)
        {
            throw new CommandException(
                "UnsupportedValue",
                ErrorCategory.InvalidData,
                $"The document is nested more than {MaximumDepth} levels deep at {path}."
            );
        }

        write();
        _ancestors.Remove(container);
    }

    private static string MemberPath(string path, string name) =>
        name.All(c => char.IsLetterOrDigit(c) || c == '_') ? $"{path}.{name}" : $"{path}['{name}']";

    private static CommandException Unsupported(object value, string path) =>
        new(
            "UnsupportedValue",
            ErrorCategory.InvalidType,
            $"The value at {path} is a {value.GetType().FullName}, which cannot be converted to JSON.",
            "Replace it with a string, number, Boolean, date, dictionary, list or custom object."
        );
}
