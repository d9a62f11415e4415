using Globus.Automate.Http;

namespace Globus.Automate.Flows;

/// <summary>A query for runs.</summary>
public sealed record RunQuery
{
    /// <summary>The flows whose runs to list.</summary>
    public IReadOnlyList<Guid>? FlowIds { get; init; }

    /// <summary>
    /// The caller's roles in the runs: <c>run_owner</c>, <c>run_manager</c>, <c>run_monitor</c>,
    /// <c>flow_run_manager</c>, <c>flow_run_monitor</c>.
    /// </summary>
    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>The statuses of the runs.</summary>
    public IReadOnlyList<string>? Statuses { get; init; }

    /// <summary>The tags of the runs.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>A part of the label.</summary>
    public string? Label { get; init; }

    /// <summary>The range of the start time.</summary>
    public TimeRange? StartTime { get; init; }

    /// <summary>The range of the completion time.</summary>
    public TimeRange? CompletionTime { get; init; }

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
            .Add("filter_flow_id", FlowIds)
            .Add("filter_roles", Roles)
            .Add("filter_status", Statuses)
            .Add("filter_tags", Tags)
            .Add("filter_label", Label)
            .Add("filter_start_time", StartTime?.ToString())
            .Add("filter_completion_time", CompletionTime?.ToString())
            .Add("orderby", OrderBy)
            .Add("per_page", PageSize)
            .Add("marker", marker)
            .AddFilters(Filters);
}
