using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Flows;

/// <summary>The filters and order of a list of flows, as one SQL query.</summary>
internal sealed class FlowQuery
{
    private const string Owner = "flow_owner";

    private static readonly string Scope = KnownScopes.OfFlowSql("flow.flow_id");

    private static readonly Dictionary<string, string> RoleConditions = new()
    {
        [Owner] = "flow.flow_owner = {0}",
        ["flow_administrator"] = IsAmong("flow_administrators"),
        ["flow_starter"] = IsAmong("flow_starters", FlowAccess.AllAuthenticatedUsers),
        ["flow_viewer"] = IsAmong("flow_viewers", FlowAccess.Public),
        ["run_manager"] = IsAmong("run_managers"),
        ["run_monitor"] = IsAmong("run_monitors"),
    };

    /// <summary>The names of roles in the documents of action providers, which older clients send.</summary>
    private static readonly Dictionary<string, string> OlderRoles = new()
    {
        ["created_by"] = Owner,
        ["administered_by"] = "flow_administrator",
        ["runnable_by"] = "flow_starter",
        ["visible_to"] = "flow_viewer",
    };

    private static readonly Dictionary<string, string> TextFilters = new()
    {
        ["filter_title"] = "flow.title",
        ["filter_subtitle"] = "flow.subtitle",
        ["filter_description"] = "flow.description",
        ["filter_keywords"] = "join_texts(flow.keywords, char(10))",
        ["filter_scope_string"] = Scope,
    };

    private static readonly SortColumns<FlowRecord> SortColumns = new(
        new Dictionary<string, SortColumn<FlowRecord>>
        {
            ["id"] = Text("flow.flow_id", flow => flow.FlowId.ToString("D")),
            ["scope_string"] = Text(Scope, flow => KnownScopes.OfFlow(flow.FlowId)),
            [Owner] = Text("flow.flow_owner", flow => flow.FlowOwner),
            ["flow_owners"] = Text("flow.flow_owner", flow => flow.FlowOwner),
            ["flow_administrators"] = Text("join_texts(flow.flow_administrators, ',')", flow =>
                string.Join(',', flow.FlowAdministrators)
            ),
            ["title"] = Text("flow.title", flow => flow.Title),
            ["created_at"] = new("flow.created_at", IsNullable: false, flow => flow.CreatedAt.UtcTicks),
            ["updated_at"] = new("flow.updated_at", IsNullable: false, flow => flow.UpdatedAt.UtcTicks),
        },
        "flow.sequence",
        flow => flow.Sequence
    );

    private readonly ListQuery _query;
    private readonly IReadOnlyList<string> _roles;
    private readonly IReadOnlyList<SortOrder> _orders;

    private FlowQuery(ListQuery query)
    {
        _query = query;
        query.RejectFilters([.. TextFilters.Keys, "filter_roles", "filter_role", "filter_fulltext"]);
        _roles = [.. query.Values("filter_roles").Concat(query.Values("filter_role")).Select(ToSingular).Distinct()];
        _orders = SortOrder.Read(query, SortColumns.Fields, new SortOrder("created_at", SortDirection.Descending));
    }

    /// <exception cref="FlowsException">A parameter has an invalid value.</exception>
    public static FlowQuery Read(HttpRequest request) => new(ListQuery.Read(request));

    /// <summary>Reads the page from the store.</summary>
    /// <param name="flows">The store.</param>
    /// <param name="caller">The identity of the caller.</param>
    /// <exception cref="FlowsException">The marker is not one of this list.</exception>
    public Page<FlowRecord> Apply(FlowStore flows, Caller caller)
    {
        var conditions = new SqlConditions();
        AddRoles(conditions, caller);
        AddFilters(conditions);
        AddPage(conditions);
        var rows = flows.QueryPage(conditions, SortColumns.OrderBy(_orders), limit: _query.PageSize + 1, _query.Offset);
        var snapshot = _query.Snapshot ?? rows.Select(row => row.LastSequence).FirstOrDefault();
        return Page<FlowRecord>.Create([.. rows.Select(row => row.Flow)], _query, snapshot, flow =>
            SortColumns.PositionOf(flow, _orders)
        );
    }

    private static SortColumn<FlowRecord> Text(string column, Func<FlowRecord, string> key) =>
        new($"{column} COLLATE {TextOrder.Collation}", IsNullable: false, flow => TextOrder.Shorten(key(flow)));

    /// <summary>
    /// The condition for flows in which the caller, or a group of the caller, has the role of a column.
    /// </summary>
    /// <param name="column">The column: a list of principals.</param>
    /// <param name="everybody">The principal for all users, if the role has one.</param>
    private static string IsAmong(string column, string? everybody = null) =>
        $"EXISTS (SELECT 1 FROM json_each(flow.{column}) WHERE value IN (SELECT value FROM json_each({{1}}))"
        + (everybody is null ? ")" : $" OR value = '{everybody}')");

    /// <summary>The role names are documented in the plural; current tools send the singular.</summary>
    private static string ToSingular(string role)
    {
        var name = OlderRoles.GetValueOrDefault(role) ?? role.TrimEnd('s');
        return RoleConditions.ContainsKey(name)
            ? name
            : throw ListQuery.Invalid(
                "filter_roles",
                $"'{role}' is not one of {string.Join(", ", RoleConditions.Keys)}"
            );
    }

    /// <summary>Without a filter, only the caller's own flows.</summary>
    private void AddRoles(SqlConditions conditions, Caller caller)
    {
        var owner = conditions.Parameter(caller.Urn);
        var principals = conditions.Parameter(caller.Principals.ToJson());
        conditions.AddAny(
            (_roles.Count == 0 ? [Owner] : _roles).Select(role =>
                SqlConditions.Format(RoleConditions[role], owner, principals)
            )
        );
    }

    private void AddFilters(SqlConditions conditions)
    {
        foreach (var (name, text) in TextFilters)
        {
            if (_query.Values(name) is { Count: > 0 } parts)
            {
                conditions.Add($"contains_any({text}, {{0}})", parts.ToJson());
            }
        }

        var words = (_query.Text("filter_fulltext") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 0)
        {
            conditions.Add($"contain_all({{0}}, {string.Join(", ", TextFilters.Values)})", words.ToJson());
        }
    }

    /// <summary>Omits flows that were created after the list began.</summary>
    private void AddPage(SqlConditions conditions)
    {
        if (_query.Snapshot is { } snapshot)
        {
            conditions.Add("flow.sequence <= {0}", snapshot);
        }

        SortColumns.AddPosition(conditions, _query, _orders);
    }
}
