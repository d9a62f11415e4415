using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace Globus.Automate.PowerShell.Binding.Values;

/// <summary>Reads properties of objects that may be live, deserialized, rows of a CSV file, or dictionaries.</summary>
internal static class PropertyReader
{
    /// <summary>Whether the object has the property, with a value or without one.</summary>
    public static bool Has(PSObject item, string name) =>
        item.BaseObject is IDictionary map ? KeyOf(map, name) is not null : item.Properties[name] is not null;

    /// <summary>
    /// The value of a property; null where it is missing, null, or an empty text, as an empty cell of a CSV file is.
    /// </summary>
    public static object? Find(PSObject item, string name)
    {
        var value = item.BaseObject is IDictionary map
            ? KeyOf(map, name) is { } key
                ? map[key]
                : null
            : item.Properties[name]?.Value;
        return Unwrap(value) is null or "" ? null : Unwrap(value);
    }

    /// <summary>The address that a property holds; a text that is none is refused when it is used.</summary>
    public static Uri ToAddress(object value) =>
        value as Uri ?? new Uri(Convert.ToString(value, CultureInfo.InvariantCulture)!, UriKind.RelativeOrAbsolute);

    /// <summary>The value without PowerShell's wrapper.</summary>
    public static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static object? KeyOf(IDictionary map, string name) =>
        map
            .Keys.Cast<object>()
            .FirstOrDefault(key => string.Equals(key.ToString(), name, StringComparison.OrdinalIgnoreCase));
}
