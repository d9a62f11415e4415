using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Globus.Automate.Emulator.Flows;

/// <summary>
/// The query of a list: filters, order and page. A marker carries the query that it continues, and the newest item that
/// existed when the list began, so that items made in the meantime neither repeat nor push others out.
/// </summary>
internal sealed class ListQuery
{
    private const int MaximumPageSize = 100;

    private readonly Dictionary<string, StringValues> parameters;
    private readonly string text;

    private ListQuery(string text, long? snapshot, int offset)
    {
        this.text = text;
        parameters = QueryHelpers.ParseQuery(text);
        Snapshot = snapshot;
        Offset = offset;
    }

    /// <summary>The newest item to look at; null when the list begins here.</summary>
    public long? Snapshot { get; }

    public int Offset { get; private set; }

    public int PageSize { get; private init; }

    /// <param name="query">The query of the request.</param>
    /// <param name="sizeName">What the service calls the size of a page here.</param>
    /// <param name="defaultSize">The size when none is asked for.</param>
    public static ListQuery Read(IQueryCollection query, string sizeName = "per_page", int defaultSize = 20)
    {
        var marker = query["marker"].FirstOrDefault() ?? query["pagination_token"].FirstOrDefault();
        var (text, snapshot, offset) = string.IsNullOrEmpty(marker)
            ? (QueryString.Create(query).Value ?? "", null, 0)
            : Decode(marker);
        var list = new ListQuery(text, snapshot, offset);
        var sized = new ListQuery(text, snapshot, offset) { PageSize = list.Number(sizeName, 1, MaximumPageSize) ?? defaultSize };
        if (snapshot is null && sized.Number("page", 1, 1_000_000) is { } page)
        {
            sized.Offset = (page - 1) * sized.PageSize;
        }

        return sized;
    }

    /// <summary>The marker of the page after this one.</summary>
    public string NextMarker(long snapshot) => Base64Url.EncodeToString(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{snapshot} {Offset + PageSize} {text}")));

    public string? Text(string name) => parameters.GetValueOrDefault(name).FirstOrDefault();

    /// <summary>Values given by repeating the parameter, by commas, or both.</summary>
    public IReadOnlyList<string> Values(string name) =>
    [
        .. parameters.GetValueOrDefault(name).SelectMany(value =>
            (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
    ];

    /// <summary>Values that must be among some words.</summary>
    /// <exception cref="FlowsException">One is not.</exception>
    public IReadOnlyList<string> Words(string name, IReadOnlyCollection<string> known) =>
    [
        .. Values(name).Select(value => known.Contains(value) ? value : throw Invalid(name, $"'{value}' is not one of {string.Join(", ", known)}")),
    ];

    /// <summary>A filter that is not applied would show what was not asked for.</summary>
    /// <exception cref="FlowsException">There is a filter that the list does not have.</exception>
    public void RejectFilters(IReadOnlyCollection<string> known)
    {
        if (parameters.Keys.FirstOrDefault(name => name.StartsWith("filter_", StringComparison.Ordinal) && !known.Contains(name)) is { } unknown)
        {
            throw Invalid(unknown, $"there is no such filter; there are {string.Join(", ", known)}");
        }
    }

    /// <summary>The page of what is found, in order. What was made after the list began is left out.</summary>
    /// <param name="items">All that the list is about.</param>
    /// <param name="sequence">In which order they were made.</param>
    /// <param name="sort">Puts them into the order that is asked for.</param>
    public Page<T> Cut<T>(IEnumerable<T> items, Func<T, long> sequence, Func<IEnumerable<T>, IOrderedEnumerable<T>> sort)
    {
        var found = items.ToList();
        var snapshot = Snapshot ?? found.Select(sequence).DefaultIfEmpty(0).Max();
        var sorted = sort(found.Where(item => sequence(item) <= snapshot)).ThenBy(sequence);
        return Page<T>.Cut([.. sorted.Skip(Offset).Take(PageSize + 1)], this, snapshot);
    }

    public int? Number(string name, int minimum, int maximum)
    {
        if (Text(name) is not { } value)
        {
            return null;
        }

        return int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum
            ? number
            : throw Invalid(name, $"value must be an integer from {minimum} to {maximum}");
    }

    public static FlowsException Invalid(string name, string message) => FlowsException.Unprocessable(new Problem(["query", name], message));

    private static (string Text, long? Snapshot, int Offset) Decode(string marker)
    {
        try
        {
            var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(marker)).Split(' ', 3);
            return (parts[2], long.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or IndexOutOfRangeException)
        {
            throw Invalid("marker", "the marker is not one that this service gave");
        }
    }
}
