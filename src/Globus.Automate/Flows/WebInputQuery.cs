using Globus.Automate.Http;

namespace Globus.Automate.Flows;

/// <summary>Which web inputs to list.</summary>
public sealed record WebInputQuery
{
    /// <summary>The roles, one of which the caller must have: <c>viewer</c>, <c>respondent</c>.</summary>
    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>The states, one of which it must be in: <c>open</c>, <c>closed</c>.</summary>
    public IReadOnlyList<string>? States { get; init; }

    /// <summary>The flows, one of which it must belong to; up to 10.</summary>
    public IReadOnlyList<Guid>? FlowIds { get; init; }

    /// <summary>The runs, one of which it must belong to; up to 10.</summary>
    public IReadOnlyList<Guid>? RunIds { get; init; }

    /// <summary>The order, as <c>field ASC</c> or <c>field DESC</c>.</summary>
    public IReadOnlyList<string>? OrderBy { get; init; }

    /// <summary>The number of items in one page, 1 to 100; the service's own default when null.</summary>
    public int? PageSize { get; init; }

    /// <summary>Where to go on with an earlier list.</summary>
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
