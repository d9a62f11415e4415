using System.Globalization;
using Globus.Automate.Emulator.Http;
using Microsoft.Extensions.Primitives;

namespace Globus.Automate.Emulator.Actions;

/// <summary>
/// The requested part of an action's log. A marker contains the order and the position. The older names of size and
/// marker are also supported.
/// </summary>
internal sealed record ActionLogQuery(LogOrder Order, int Limit, int? Position)
{
    private const int DefaultLimit = 10;
    private const int MaximumLimit = 100;
    private const string Forward = "f";
    private const string Backward = "b";

    /// <exception cref="ActionException">A parameter has an invalid value.</exception>
    public static ActionLogQuery Read(IQueryCollection query)
    {
        var limit = Limits(query["limit"].FirstOrDefault() ?? query["per_page"].FirstOrDefault());
        var marker = query["marker"].FirstOrDefault() ?? query["pagination_token"].FirstOrDefault();
        return string.IsNullOrEmpty(marker)
            ? new ActionLogQuery(
                IsTrue(query["reverse_order"]) ? LogOrder.NewestFirst : LogOrder.OldestFirst,
                limit,
                Position: null
            )
            : new ActionLogQuery(
                marker.StartsWith(Backward, StringComparison.Ordinal) ? LogOrder.NewestFirst : LogOrder.OldestFirst,
                limit,
                PositionOf(marker)
            );
    }

    /// <summary>The marker of the page that begins at a position.</summary>
    public string MarkerAt(int position) =>
        (Order == LogOrder.NewestFirst ? Backward : Forward) + position.ToString(CultureInfo.InvariantCulture);

    private static int Limits(string? text) =>
        text is null ? DefaultLimit
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
        && limit is >= 1 and <= MaximumLimit
            ? limit
        : throw ActionException.Invalid($"Field 'limit': value must be an integer from 1 to {MaximumLimit}");

    private static bool IsTrue(StringValues values) =>
        values.Count > 0
        && (
            BooleanText.Parse(values.ToString())
            ?? throw ActionException.Invalid("Field 'reverse_order': value could not be parsed to a boolean")
        );

    private static int PositionOf(string marker) =>
        marker[..1] is Forward or Backward
        && int.TryParse(marker.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : throw ActionException.Invalid("Field 'marker': the marker is not valid for this log");
}
