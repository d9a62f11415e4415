using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.RegisteredApis;

/// <summary>The filters and order of a list of registered APIs. Without a filter, those that the caller owns.</summary>
internal sealed class RegisteredApiQuery
{
    private const int DefaultPageSize = 10;

    private static readonly Dictionary<string, Func<RegisteredApiRecord, string>> SortKeys = new()
    {
        ["id"] = api => api.RegisteredApiId.ToString("D"),
        ["name"] = api => api.Name,
        ["created_timestamp"] = api => SortOrder.Key(api.CreatedAt),
        ["updated_timestamp"] = api => SortOrder.Key(api.UpdatedAt),
    };

    private readonly ListQuery _query;
    private readonly IReadOnlyList<string> _roles;
    private readonly IReadOnlyList<SortOrder> _orders;

    private RegisteredApiQuery(ListQuery query)
    {
        _query = query;
        query.RejectFilters(["filter_roles"]);
        _roles = query.KnownValues("filter_roles", RegisteredApiAccess.All) is { Count: > 0 } given
            ? given
            : [RegisteredApiAccess.Owner];
        _orders = SortOrder.Read(query, SortKeys.Keys, new SortOrder("created_timestamp", SortDirection.Descending));
    }

    /// <exception cref="FlowsException">A parameter has an invalid value.</exception>
    public static RegisteredApiQuery Read(HttpRequest request) =>
        new(ListQuery.Read(request, defaultSize: DefaultPageSize));

    public Page<RegisteredApiRecord> Apply(IReadOnlyList<RegisteredApiRecord> apis, Caller caller) =>
        _query.ToPage(
            apis.Where(api => RegisteredApiAccess.Of(api, caller).RoleNames.Any(_roles.Contains)),
            api => api.Sequence,
            _orders,
            SortKeys
        );
}
