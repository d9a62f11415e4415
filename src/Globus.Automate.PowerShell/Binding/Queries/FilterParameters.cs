using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace Globus.Automate.PowerShell.Binding.Queries;

/// <summary>Converts a hashtable of filters to query parameters.</summary>
internal static class FilterParameters
{
    /// <summary>
    /// Returns the filters by name. Lists are joined with commas and null values are omitted. Null stays null.
    /// </summary>
    public static IReadOnlyDictionary<string, string>? Read(IDictionary? filters) =>
        filters
            ?.Cast<DictionaryEntry>()
            .Where(entry => entry.Value is not null)
            .ToDictionary(entry => Text(entry.Key), entry => Text(entry.Value), StringComparer.Ordinal);

    private static string Text(object? value) =>
        (value is PSObject wrapped ? wrapped.BaseObject : value) switch
        {
            string text => text,
            bool truth => truth ? "true" : "false",
            DateTime time => time.ToString("o", CultureInfo.InvariantCulture),
            DateTimeOffset time => time.ToString("o", CultureInfo.InvariantCulture),
            IEnumerable items => string.Join(",", items.Cast<object?>().Select(Text)),
            var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
        };
}
