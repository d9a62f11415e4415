using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Globus.Automate.Emulator.Http;

/// <summary>
/// The query of a list: filters, order and page. A marker identifies the item before the page, so that added or removed
/// items do not make other items repeat or disappear.
/// </summary>
internal sealed class ListQuery
{
    private const int MaximumPageSize = 100;

    private readonly Dictionary<string, StringValues> _parameters;
    private readonly string _path;
    private readonly string _text;
    private readonly ListMarker? _marker;

    private ListQuery(string path, string text, ListMarker? marker, string sizeName, int defaultSize)
    {
        (_path, _text, _marker) = (path, text, marker);
        _parameters = QueryHelpers.ParseQuery(text);
        PageSize = Number(sizeName, 1, MaximumPageSize) ?? defaultSize;
        Offset = marker is null && Number("page", 1, 1_000_000) is { } page ? (page - 1) * PageSize : 0;
    }

    /// <summary>The newest item of the list; null on the first page.</summary>
    public long? Snapshot => _marker?.Snapshot;

    /// <summary>The number of items before the first page.</summary>
    public int Offset { get; }

    public int PageSize { get; }

    /// <param name="request">The request for the list.</param>
    /// <param name="sizeName">The service's name for the page size.</param>
    /// <param name="defaultSize">The default page size.</param>
    /// <exception cref="FlowsException">The marker does not belong to this list, or the page size is out of
    /// range.</exception>
    public static ListQuery Read(HttpRequest request, string sizeName = "per_page", int defaultSize = 20)
    {
        var path = (request.Path.Value ?? "").TrimEnd('/').ToLowerInvariant();
        var given = request.Query["marker"].FirstOrDefault() ?? request.Query["pagination_token"].FirstOrDefault();
        if (string.IsNullOrEmpty(given))
        {
            return new ListQuery(
                path,
                QueryString.Create(request.Query).Value ?? "",
                marker: null,
                sizeName,
                defaultSize
            );
        }

        return ListMarker.TryParse(given, out var marker) && marker.Path == path
            ? new ListQuery(path, marker.Query, marker, sizeName, defaultSize)
            : throw Invalid("marker", "the marker is not valid for this list");
    }

    /// <summary>The item before the page, in a list with this number of sort keys; null on the first page.</summary>
    /// <exception cref="FlowsException">The marker does not belong to this list.</exception>
    public ListPosition? After(int fields) =>
        _marker is null || _marker.Position.Keys.Count == fields
            ? _marker?.Position
            : throw Invalid("marker", "the marker is not valid for this list");

    /// <summary>The marker of the page after the item at a position.</summary>
    public string MarkerAt(long snapshot, ListPosition last) => new ListMarker(_path, _text, snapshot, last).ToText();

    public string? Text(string name) => _parameters.GetValueOrDefault(name).FirstOrDefault();

    /// <summary>Values from repeated parameters, separated by commas, or both.</summary>
    public IReadOnlyList<string> Values(string name) =>
        [
            .. _parameters
                .GetValueOrDefault(name)
                .SelectMany(value =>
                    (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                ),
        ];

    /// <summary>Values that are limited to a set of words.</summary>
    /// <exception cref="FlowsException">A value is not in the set.</exception>
    public IReadOnlyList<string> KnownValues(string name, IReadOnlyCollection<string> known) =>
        [
            .. Values(name)
                .Select(value =>
                    known.Contains(value)
                        ? value
                        : throw Invalid(name, $"'{value}' is not one of {string.Join(", ", known)}")
                ),
        ];

    /// <summary>Refuses unknown filters, because ignoring them would show unwanted items.</summary>
    /// <exception cref="FlowsException">A filter is unknown.</exception>
    public void RejectFilters(IReadOnlyCollection<string> known)
    {
        if (
            _parameters.Keys.FirstOrDefault(name =>
                name.StartsWith("filter_", StringComparison.Ordinal) && !known.Contains(name)
            ) is
            { } unknown
        )
        {
            throw Invalid(unknown, $"unknown filter; supported filters: {string.Join(", ", known)}");
        }
    }

    /// <summary>The page of the items in order, without items that were created after the list began.</summary>
    /// <param name="items">All items of the list.</param>
    /// <param name="sequence">The order of creation.</param>
    /// <param name="orders">The requested order.</param>
    /// <param name="keys">The supported sort keys.</param>
    public Page<T> ToPage<T>(
        IEnumerable<T> items,
        Func<T, long> sequence,
        IReadOnlyList<SortOrder> orders,
        IReadOnlyDictionary<string, Func<T, string>> keys
    )
    {
        var found = items.ToList();
        var snapshot = Snapshot ?? found.Select(sequence).DefaultIfEmpty(0).Max();
        var order = new ListOrder<T>(orders, keys, sequence);
        var after = After(orders.Count);
        var rest = found
            .Where(item => sequence(item) <= snapshot)
            .Select(item => (Item: item, Position: order.PositionOf(item)))
            .Where(each => after is null || order.Compare(each.Position, after) > 0)
            .OrderBy(each => each.Position, order)
            .Skip(Offset)
            .Take(PageSize + 1);
        return Page<T>.Create([.. rest.Select(each => each.Item)], this, snapshot, order.PositionOf);
    }

    /// <summary>A boolean; false when it is absent.</summary>
    /// <exception cref="FlowsException">The value is not a boolean.</exception>
    public bool Flag(string name) => Text(name) is { } text && ParseFlag(name, text);

    /// <summary>A boolean in the query of a request that is not for a list.</summary>
    /// <exception cref="FlowsException">The value is not a boolean.</exception>
    public static bool Flag(HttpRequest request, string name) =>
        request.Query.TryGetValue(name, out var values) && ParseFlag(name, values.ToString());

    public int? Number(string name, int minimum, int maximum)
    {
        if (Text(name) is not { } value)
        {
            return null;
        }

        return
            int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum
            ? number
            : throw Invalid(name, $"value must be an integer from {minimum} to {maximum}");
    }

    private static bool ParseFlag(string name, string text) =>
        BooleanText.Parse(text) ?? throw Invalid(name, "value could not be parsed to a boolean");

    public static FlowsException Invalid(string name, string message) =>
        FlowsException.Unprocessable(new Problem(["query", name], message));
}
