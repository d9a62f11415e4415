using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Flows;

/// <summary>
/// Which flows a list shows, and in which order. There are few, so they are filtered here and not by the store.
/// </summary>
internal sealed class FlowQuery
{
    private const string Owner = "flow_owner";

    private static readonly string[] RoleNames =
    [
        Owner,
        "flow_administrator",
        "flow_starter",
        "flow_viewer",
        "run_manager",
        "run_monitor",
    ];

    private static readonly Dictionary<string, Func<FlowRecord, string>> TextFilters = new()
    {
        ["filter_title"] = flow => flow.Title,
        ["filter_subtitle"] = flow => flow.Subtitle,
        ["filter_description"] = flow => flow.Description,
        ["filter_keywords"] = flow => string.Join('\n', flow.Keywords),
        ["filter_scope_string"] = flow => KnownScopes.OfFlow(flow.FlowId),
    };

    private static readonly Dictionary<string, Func<FlowRecord, string>> SortKeys = new()
    {
        ["id"] = flow => flow.FlowId.ToString("D"),
        ["scope_string"] = flow => KnownScopes.OfFlow(flow.FlowId),
        [Owner] = flow => flow.FlowOwner,
        ["flow_owners"] = flow => flow.FlowOwner,
        ["flow_administrators"] = flow => string.Join(',', flow.FlowAdministrators),
        ["title"] = flow => flow.Title,
        ["created_at"] = flow => SortOrder.Key(flow.CreatedAt),
        ["updated_at"] = flow => SortOrder.Key(flow.UpdatedAt),
    };

    private readonly ListQuery _query;
    private readonly IReadOnlyList<string> _roles;
    private readonly IReadOnlyList<SortOrder> _orders;

    private FlowQuery(ListQuery query)
    {
        _query = query;
        query.RejectFilters([.. TextFilters.Keys, "filter_roles", "filter_role", "filter_fulltext"]);
        _roles = [.. query.Values("filter_roles").Concat(query.Values("filter_role")).Select(ToSingular)];
        _orders = SortOrder.Read(query, SortKeys.Keys, new SortOrder("created_at", SortDirection.Descending));
    }

    /// <exception cref="FlowsException">A parameter has a value that it cannot have.</exception>
    public static FlowQuery Read(HttpRequest request) => new(ListQuery.Read(request));

    public Page<FlowRecord> Apply(IReadOnlyList<FlowRecord> flows, Caller caller) =>
        _query.ToPage(
            flows.Where(flow => IsFor(flow, caller) && Matches(flow)),
            flow => flow.Sequence,
            _orders,
            SortKeys
        );

    /// <summary>The published lists of role names are in the plural, the tools in use send the singular.</summary>
    private static string ToSingular(string role)
    {
        var name = role.TrimEnd('s');
        return RoleNames.Contains(name)
            ? name
            : throw ListQuery.Invalid("filter_roles", $"'{role}' is not one of {string.Join(", ", RoleNames)}");
    }

    /// <summary>Without a filter, the caller's own flows.</summary>
    private bool IsFor(FlowRecord flow, Caller caller)
    {
        var held = FlowAccess
            .Of(flow, caller)
            .RoleNames.Select(name => name.Replace("flow_run_", "run_", StringComparison.Ordinal));
        return _roles.Count == 0 ? held.Contains(Owner) : held.Any(_roles.Contains);
    }

    private bool Matches(FlowRecord flow) =>
        TextFilters.All(filter =>
            _query.Values(filter.Key) is var parts
            && (parts.Count == 0 || parts.Any(part => Contains(filter.Value(flow), part)))
        )
        && (_query.Text("filter_fulltext") ?? "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word => IsMentioned(flow, word));

    private static bool IsMentioned(FlowRecord flow, string word) =>
        Contains(flow.FlowId.ToString("D"), word) || TextFilters.Values.Any(text => Contains(text(flow), word));

    private static bool Contains(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
