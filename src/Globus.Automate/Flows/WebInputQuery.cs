using Globus.Automate.Http;

namespace Globus.Automate.Flows;

/// <summary>A query for web inputs.</summary>
public sealed record WebInputQuery
{
    /// <summary>The caller's roles in the web inputs: <c>viewer</c>, <c>respondent</c>.</summary>
    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>The states of the web inputs: <c>open</c>, <c>closed</c>.</summary>
    public IReadOnlyList<string>? States { get; init; }

    /// <summary>The flows of the web inputs; up to 10.</summary>
    public IReadOnlyList<Guid>? FlowIds { get; init; }

    /// <summary>The runs of the web inputs; up to 10.</summary>
    public IReadOnlyList<Guid>? RunIds { get; init; }

    /// <summary>The order, as <c>field ASC</c> or <c>field DESC</c>.</summary>
    public IReadOnlyList<string>? OrderBy { get; init; }

    /// <summary>The number of items in one page, 1 to 100; null for the default of the service.</summary>
    public int? PageSize { get; init; }

    /// <summary>The marker at which to continue an earlier list.</summary>
    public string? Marker { get; init; }

    internal Query ToQuery(string? marker) =>
        new Query()
            .Add("filter_roles", Roles)
            .Add("filter_states", States)
            .Add("filter_flow_ids", FlowIds)
            .Add("filter_run_ids", RunIds)
            .Add("orderby", OrderBy)
            .Add("per_page", PageSize)
            .Add("marker", marker);
}
