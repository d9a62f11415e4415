using Globus.Automate.Http;
using Globus.Automate.Paging;

namespace Globus.Automate.Flows;

/// <summary>The part of a run's log to read.</summary>
public sealed record RunLogQuery
{
    /// <summary>The number of entries in one page, 1 to 100; null for the service's default of 10.</summary>
    public int? Limit { get; init; }

    /// <summary>The order of the entries.</summary>
    public LogOrder Order { get; init; }

    /// <summary>The marker at which to continue an earlier list.</summary>
    public string? Marker { get; init; }

    // The service reverses the order for any value of the parameter, so the default order omits it.
    internal Query ToQuery(string? marker) =>
        new Query()
            .Add("limit", Limit)
            .Add("reverse_order", Order == LogOrder.NewestFirst ? "true" : null)
            .Add("marker", marker);
}
