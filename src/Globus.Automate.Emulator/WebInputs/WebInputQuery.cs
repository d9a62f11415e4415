using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.WebInputs;

/// <summary>The filters and order of a list of web inputs.</summary>
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

    private readonly ListQuery _query;
    private readonly IReadOnlyList<string> _roles;
    private readonly IReadOnlyList<string> _states;
    private readonly IReadOnlyList<Guid> _flowIds;
    private readonly IReadOnlyList<Guid> _runIds;
    private readonly IReadOnlyList<SortOrder> _orders;

    private WebInputQuery(ListQuery query)
    {
        _query = query;
        query.RejectFilters(Filters);
        _roles = query.KnownValues("filter_roles", WebInputRoles.All) is { Count: > 0 } given
            ? given
            : WebInputRoles.All;
        _states = query.KnownValues("filter_states", States) is { Count: > 0 } chosen
            ? chosen
            : [WebInputDocument.Open];
        _flowIds = ReadIds("filter_flow_ids");
        _runIds = ReadIds("filter_run_ids");
        _orders = SortOrder.Read(query, SortKeys.Keys, new SortOrder("created_timestamp", SortDirection.Descending));
    }

    /// <exception cref="FlowsException">A parameter has an invalid value.</exception>
    public static WebInputQuery Read(HttpRequest request) => new(ListQuery.Read(request));

    public Page<WebInputRecord> Apply(IReadOnlyList<WebInputRecord> inputs, Caller caller) =>
        _query.ToPage(
            inputs.Where(input => WebInputRoles.Of(input, caller).Any(_roles.Contains) && Matches(input)),
            input => input.Sequence,
            _orders,
            SortKeys
        );

    private bool Matches(WebInputRecord input) =>
        _states.Contains(input.IsOpen ? WebInputDocument.Open : WebInputDocument.Closed)
        && (_flowIds.Count == 0 || _flowIds.Contains(input.FlowId))
        && (_runIds.Count == 0 || _runIds.Contains(input.RunId));

    private IReadOnlyList<Guid> ReadIds(string name)
    {
        var texts = _query.Values(name);
        return texts.Count <= MaximumIds
            ?
            [
                .. texts.Select(text =>
                    Guid.TryParseExact(text, "D", out var id)
                        ? id
                        : throw ListQuery.Invalid(name, $"'{text}' is not a UUID")
                ),
            ]
            : throw ListQuery.Invalid(name, $"ensure this value has at most {MaximumIds} items");
    }
}
