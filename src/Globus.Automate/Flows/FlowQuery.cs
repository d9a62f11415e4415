using Globus.Automate.Http;

namespace Globus.Automate.Flows;

/// <summary>A query for flows.</summary>
public sealed record FlowQuery
{
    /// <summary>
    /// The caller's roles in the flows: <c>flow_viewer</c>, <c>flow_starter</c>, <c>flow_administrator</c>,
    /// <c>flow_owner</c>, <c>run_monitor</c>, <c>run_manager</c>.
    /// </summary>
    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>The words to find in the texts of the flows.</summary>
    public string? FullText { get; init; }

    /// <summary>The order, as <c>field ASC</c> or <c>field DESC</c>.</summary>
    public IReadOnlyList<string>? OrderBy { get; init; }

    /// <summary>
    /// Additional filters by the names of the service, with or without the prefix <c>filter_</c>; a comma in a value
    /// means "or".
    /// </summary>
    public IEnumerable<KeyValuePair<string, string>>? Filters { get; init; }

    /// <summary>The number of items in one page, 1 to 100; null for the default of the service.</summary>
    public int? PageSize { get; init; }

    /// <summary>The marker at which to continue an earlier list.</summary>
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
