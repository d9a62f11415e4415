using Globus.Automate.Http;
using Globus.Automate.Paging;

namespace Globus.Automate.Actions;

/// <summary>Which part of an action's log to read.</summary>
public sealed record ActionLogQuery
{
    /// <summary>The number of entries in one page, 1 to 100; the provider decides when null.</summary>
    public int? Limit { get; init; }

    /// <summary>Which end comes first.</summary>
    public LogOrder Order { get; init; }

    /// <summary>Where to go on with an earlier list.</summary>
    public string? Marker { get; init; }

    // Older providers know the marker by its older name.
    internal Query ToQuery(string? marker) =>
        new Query()
            .Add("limit", Limit)
            .Add("reverse_order", Order == LogOrder.NewestFirst ? "true" : null)
            .Add("marker", marker)
            .Add("pagination_token", marker);
}
