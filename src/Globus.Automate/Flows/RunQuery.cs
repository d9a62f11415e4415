using Globus.Automate.Http;

namespace Globus.Automate.Flows;

/// <summary>Which runs to list.</summary>
public sealed record RunQuery
{
    /// <summary>The flows whose runs to list.</summary>
    public IReadOnlyList<Guid>? FlowIds { get; init; }

    /// <summary>
    /// The roles, one of which the caller must have: <c>run_owner</c>, <c>run_manager</c>, <c>run_monitor</c>,
    /// <c>flow_run_manager</c>, <c>flow_run_monitor</c>.
    /// </summary>
    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>The statuses, one of which the run must have.</summary>
    public IReadOnlyList<string>? Statuses { get; init; }

    /// <summary>The tags, one of which the run must have.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>A part of the label.</summary>
    public string? Label { get; init; }

    /// <summary>When the run was started.</summary>
    public TimeRange? StartTime { get; init; }

    /// <summary>When the run was over.</summary>
    public TimeRange? CompletionTime { get; init; }

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
