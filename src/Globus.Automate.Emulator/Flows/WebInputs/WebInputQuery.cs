using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Flows.WebInputs;

/// <summary>Which web inputs a list shows, and in which order.</summary>
internal sealed class WebInputQuery
{
    private const int MaximumIds = 10;

    private static readonly string[] Filters = ["filter_roles", "filter_states", "filter_flow_ids", "filter_run_ids"];
    private static readonly string[] States = [WebInputDocument.Open, WebInputDocument.Closed];

    private static readonly Dictionary<string, Func<WebInputRecord, string>> SortKeys = new()
    {
        ["created_timestamp"] = input => SortOrder.Key(input.CreatedAt),
        ["edited_timestamp"] = input => SortOrder.Key(input.CreatedAt),
        ["closed_timestamp"] = input => SortOrder.Key(input.ClosedAt),
    };

    private readonly ListQuery query;
    private readonly IReadOnlyList<string> roles;
    private readonly IReadOnlyList<string> states;
    private readonly IReadOnlyList<Guid> flowIds;
    private readonly IReadOnlyList<Guid> runIds;
    private readonly IReadOnlyList<SortOrder> orders;

    private WebInputQuery(ListQuery query)
    {
        this.query = query;
        query.RejectFilters(Filters);
        roles = query.Words("filter_roles", WebInputRoles.All) is { Count: > 0 } given ? given : WebInputRoles.All;
        states = query.Words("filter_states", States) is { Count: > 0 } chosen ? chosen : [WebInputDocument.Open];
        flowIds = ReadIds("filter_flow_ids");
        runIds = ReadIds("filter_run_ids");
        orders = SortOrder.Read(query, SortKeys.Keys, new SortOrder("created_timestamp", SortDirection.Descending));
    }

    /// <exception cref="FlowsException">A parameter has a value that it cannot have.</exception>
    public static WebInputQuery Read(HttpRequest request) => new(ListQuery.Read(request));

    public Page<WebInputRecord> Apply(IReadOnlyList<WebInputRecord> inputs, Caller caller) => query.Cut(
        inputs.Where(input => WebInputRoles.Of(input, caller).Any(roles.Contains) && Matches(input)),
        input => input.Sequence,
        orders,
        SortKeys);

    private bool Matches(WebInputRecord input) =>
        states.Contains(input.IsOpen ? WebInputDocument.Open : WebInputDocument.Closed)
        && (flowIds.Count == 0 || flowIds.Contains(input.FlowId))
        && (runIds.Count == 0 || runIds.Contains(input.RunId));

    private IReadOnlyList<Guid> ReadIds(string name)
    {
        var texts = query.Values(name);
        return texts.Count <= MaximumIds
            ? [.. texts.Select(text => Guid.TryParseExact(text, "D", out var id) ? id : throw ListQuery.Invalid(name, $"'{text}' is not a UUID"))]
            : throw ListQuery.Invalid(name, $"ensure this value has at most {MaximumIds} items");
    }
}
