using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace Globus.Automate.PowerShell.Binding.Values;

/// <summary>Reads properties of live objects, deserialized objects, CSV rows and dictionaries.</summary>
internal static class PropertyReader
{
    /// <summary>Whether the object has the property, with or without a value.</summary>
    public static bool Has(PSObject item, string name) =>
        item.BaseObject is IDictionary map ? KeyOf(map, name) is not null : item.Properties[name] is not null;

    /// <summary>
    /// Returns the value of a property; null if it is missing, null or empty, as an empty CSV cell is.
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

    /// <summary>Converts a property value to an address; an invalid address is rejected when it is used.</summary>
    public static Uri ToAddress(object value) =>
        value as Uri ?? new Uri(Convert.ToString(value, CultureInfo.InvariantCulture)!, UriKind.RelativeOrAbsolute);

    /// <summary>Removes PowerShell's wrapper from a value.</summary>
    public static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static object? KeyOf(IDictionary map, string name) =>
        map
            .Keys.Cast<object>()
            .FirstOrDefault(key => string.Equals(key.ToString(), name, StringComparison.OrdinalIgnoreCase));
}
