using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Globus.Automate.Emulator.Http;

/// <summary>
/// The query of a list: filters, order and page. A marker says after which item a page begins, so that items that come
/// or go in the meantime neither repeat nor skip others.
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

    /// <summary>The newest item to look at; null when the list begins here.</summary>
    public long? Snapshot => _marker?.Snapshot;

    /// <summary>How many items to leave out before the first page.</summary>
    public int Offset { get; }

    public int PageSize { get; }

    /// <param name="request">The request for the list.</param>
    /// <param name="sizeName">What the service calls the size of a page here.</param>
    /// <param name="defaultSize">The size when none is asked for.</param>
    /// <exception cref="FlowsException">The marker is not one of this list, or the size of a page is out of
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

    /// <summary>
    /// The item after which the page begins, in a list that is sorted by so many fields; null at the list's beginning.
    /// </summary>
    /// <exception cref="FlowsException">The marker is not one of this list.</exception>
    public ListPosition? After(int fields) =>
        _marker is null || _marker.Position.Keys.Count == fields
            ? _marker?.Position
            : throw Invalid("marker", "the marker is not valid for this list");

    /// <summary>The marker of the page after the item at a position.</summary>
    public string MarkerAt(long snapshot, ListPosition last) => new ListMarker(_path, _text, snapshot, last).ToText();

    public string? Text(string name) => _parameters.GetValueOrDefault(name).FirstOrDefault();

    /// <summary>Values given by repeating the parameter, by commas, or both.</summary>
    public IReadOnlyList<string> Values(string name) =>
        [
            .. _parameters
                .GetValueOrDefault(name)
                .SelectMany(value =>
                    (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                ),
        ];

    /// <summary>Values that must be among some words.</summary>
    /// <exception cref="FlowsException">One is not.</exception>
    public IReadOnlyList<string> KnownValues(string name, IReadOnlyCollection<string> known) =>
        [
            .. Values(name)
                .Select(value =>
                    known.Contains(value)
                        ? value
                        : throw Invalid(name, $"'{value}' is not one of {string.Join(", ", known)}")
                ),
        ];

    /// <summary>A filter that is not applied would show what was not asked for.</summary>
    /// <exception cref="FlowsException">There is a filter that the list does not have.</exception>
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

    /// <summary>The page of what is found, in order. What was made after the list began is left out.</summary>
    /// <param name="items">All that the list is about.</param>
    /// <param name="sequence">In which order they were made.</param>
    /// <param name="orders">The order that is asked for.</param>
    /// <param name="keys">The fields that the list can be sorted by.</param>
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

    public static FlowsException Invalid(string name, string message) =>
        FlowsException.Unprocessable(new Problem(["query", name], message));
}
