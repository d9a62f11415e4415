using Globus.Automate.Http;
using Globus.Automate.Paging;

namespace Globus.Automate.Actions;

/// <summary>The part of an action's log to read.</summary>
public sealed record ActionLogQuery
{
    /// <summary>The number of entries in one page, 1 to 100; the provider decides when null.</summary>
    public int? Limit { get; init; }

    /// <summary>The order of the entries.</summary>
    public LogOrder Order { get; init; }

    /// <summary>The marker at which to continue an earlier list.</summary>
    public string? Marker { get; init; }

    // Older providers use the older name of the marker.
    internal Query ToQuery(string? marker) =>
        new Query()
            .Add("limit", Limit)
            .Add("reverse_order", Order == LogOrder.NewestFirst ? "true" : null)
            .Add("marker", marker)
            .Add("pagination_token", marker);
}
