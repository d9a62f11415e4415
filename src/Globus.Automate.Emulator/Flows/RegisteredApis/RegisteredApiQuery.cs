using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Flows.RegisteredApis;

/// <summary>Which registered APIs a list shows, and in which order. Without a filter, those that the caller owns.</summary>
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

    private readonly ListQuery query;
    private readonly IReadOnlyList<string> roles;
    private readonly IReadOnlyList<SortOrder> orders;

    private RegisteredApiQuery(ListQuery query)
    {
        this.query = query;
        query.RejectFilters(["filter_roles"]);
        roles = query.Words("filter_roles", RegisteredApiAccess.All) is { Count: > 0 } given ? given : [RegisteredApiAccess.Owner];
        orders = SortOrder.Read(query, SortKeys.Keys, new SortOrder("created_timestamp", SortDirection.Descending));
    }

    /// <exception cref="FlowsException">A parameter has a value that it cannot have.</exception>
    public static RegisteredApiQuery Read(HttpRequest request) => new(ListQuery.Read(request, defaultSize: DefaultPageSize));

    public Page<RegisteredApiRecord> Apply(IReadOnlyList<RegisteredApiRecord> apis, Caller caller) => query.Cut(
        apis.Where(api => RegisteredApiAccess.Of(api, caller).RoleNames.Any(roles.Contains)), api => api.Sequence, orders, SortKeys);
}
