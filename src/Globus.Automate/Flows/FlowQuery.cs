using Globus.Automate.Http;

namespace Globus.Automate.Flows;

/// <summary>Which flows to list.</summary>
public sealed record FlowQuery
{
    /// <summary>
    /// The roles, one of which the caller must have: <c>flow_viewer</c>, <c>flow_starter</c>,
    /// <c>flow_administrator</c>, <c>flow_owner</c>, <c>run_monitor</c>, <c>run_manager</c>.
    /// </summary>
    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>Words to be found anywhere in the flow.</summary>
    public string? FullText { get; init; }

    /// <summary>The order, as <c>field ASC</c> or <c>field DESC</c>.</summary>
    public IReadOnlyList<string>? OrderBy { get; init; }

    /// <summary>
    /// More filters, by the service's names, with or without <c>filter_</c> in front; commas in a value mean "or".
    /// </summary>
    public IEnumerable<KeyValuePair<string, string>>? Filters { get; init; }

    /// <summary>The number of items in one page, 1 to 100; the service's own default when null.</summary>
    public int? PageSize { get; init; }

    /// <summary>Where to go on with an earlier list.</summary>
    public string? Marker { get; init; }

    internal Query ToQuery(string? marker) =>
        new Query()
            .Add("filter_roles", Roles)
            .Add("filter_fulltext", FullText)
            .Add("orderby", OrderBy)
            .Add("per_page", PageSize)
            .Add("marker", marker)
            .AddFilters(Filters);
}
