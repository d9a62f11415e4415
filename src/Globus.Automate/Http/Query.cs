namespace Globus.Automate.Http;

/// <summary>A query string. Null and empty values are omitted, and lists are joined with commas.</summary>
internal sealed class Query
{
    private readonly List<KeyValuePair<string, string>> _fields = [];

    public static string Encode(IEnumerable<KeyValuePair<string, string>> fields) =>
        string.Join(
            "&",
            fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}")
        );

    public Query Add(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _fields.Add(new(name, value!));
        }

        return this;
    }

    public Query Add(string name, int? value) =>
        Add(name, value?.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public Query Add<T>(string name, IEnumerable<T>? values) =>
        Add(name, values is null ? null : string.Join(",", values));

    /// <summary>Adds filters by their wire names.</summary>
    /// <exception cref="ArgumentException">A filter is specified twice.</exception>
    public Query AddFilters(IEnumerable<KeyValuePair<string, string>>? filters)
    {
        foreach (var filter in filters ?? [])
        {
            var name = filter.Key.StartsWith("filter_", StringComparison.Ordinal) ? filter.Key : "filter_" + filter.Key;
            if (_fields.Exists(field => field.Key == name))
            {
                throw new ArgumentException($"The filter '{name}' is specified twice.");
            }

            Add(name, filter.Value);
        }
        return this;
    }

    /// <summary>Returns the address of <paramref name="path"/> below <paramref name="root"/> with this query.</summary>
    public Uri ToUri(Uri root, string path)
    {
        var address = new UriBuilder(root.AppendPath(path));
        if (_fields.Count > 0)
        {
            address.Query = Encode(_fields);
        }

        return address.Uri;
    }
}
