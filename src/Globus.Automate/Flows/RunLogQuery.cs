using Globus.Automate.Http;
using Globus.Automate.Paging;

namespace Globus.Automate.Flows;

/// <summary>Which part of a run's log to read.</summary>
public sealed record RunLogQuery
{
    /// <summary>How many entries to ask for at once, 1 to 100; the service gives 10 when null.</summary>
    public int? Limit { get; init; }

    /// <summary>Which end comes first.</summary>
    public LogOrder Order { get; init; }

    /// <summary>Where to go on with an earlier list.</summary>
    public string? Marker { get; init; }

    // The service reverses for whatever value it gets, so the other order is asked for by saying nothing.
    internal Query ToQuery(string? marker) =>
        new Query()
            .Add("limit", Limit)
            .Add("reverse_order", Order == LogOrder.NewestFirst ? "true" : null)
            .Add("marker", marker);
}
