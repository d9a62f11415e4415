using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Runs;

/// <summary>The filters and order of a list of runs, as one SQL query.</summary>
internal sealed class RunQuery
{
    /// <summary>The caller's principals are a JSON list.</summary>
    private const string IsCaller = "IN (SELECT value FROM json_each({0}))";

    private const string Owner = "run_owner";

    private static readonly Dictionary<string, string> RoleConditions = new()
    {
        [Owner] = "run.run_owner IN ({1})",
        ["run_manager"] = $"EXISTS (SELECT 1 FROM json_each(run.run_managers) WHERE value {IsCaller})",
        ["run_monitor"] = $"EXISTS (SELECT 1 FROM json_each(run.run_monitors) WHERE value {IsCaller})",
        ["flow_run_manager"] =
            $"(flow.flow_owner {IsCaller} OR EXISTS (SELECT 1 FROM json_each(flow.flow_administrators) WHERE value "
            + $"{IsCaller})"
            + $" OR EXISTS (SELECT 1 FROM json_each(flow.run_managers) WHERE value {IsCaller}))",
        ["flow_run_monitor"] = $"EXISTS (SELECT 1 FROM json_each(flow.run_monitors) WHERE value {IsCaller})",
    };

    /// <summary>The names of roles in the documents of actions, which older clients send.</summary>
    private static readonly Dictionary<string, string> OlderRoles = new()
    {
        ["created_by"] = Owner,
        ["manage_by"] = "run_manager",
        ["monitor_by"] = "run_monitor",
    };

    private static readonly string[] Filters =
    [
        "filter_roles",
        "filter_role",
        "filter_flow_id",
        "filter_status",
        "filter_label",
        "filter_flow_title",
        "filter_tags",
        "filter_start_time",
        "filter_completion_time",
    ];

    private static readonly SortColumns<RunListItem> SortColumns = new(
        new Dictionary<string, SortColumn<RunListItem>>
        {
            ["id"] = new("run.run_id", IsNullable: false, item => item.Run.RunId.ToString("D")),
            ["start_time"] = new("run.start_time", IsNullable: false, item => item.Run.StartTime.UtcTicks),
            ["completion_time"] = new("run.completion_time", IsNullable: true, item =>
                item.Run.CompletionTime?.UtcTicks
            ),
            ["status"] = new("run.status", IsNullable: false, item => item.Run.Status.ToName()),
            ["label"] = new("run.label", IsNullable: true, item => item.Run.Label),
        },
        "run.sequence",
        item => item.Run.Sequence
    );

    private readonly ListQuery _query;
    private readonly SqlConditions _conditions = new();

    private RunQuery(ListQuery query) => _query = query;

    /// <summary>Reads the page from the store.</summary>
    /// <param name="query">The query of the request.</param>
    /// <param name="caller">The identity of the caller.</param>
    /// <param name="flowId">The flow of the runs; null for a list of all runs.</param>
    /// <param name="runs">The store.</param>
    /// <exception cref="FlowsException">A parameter has an invalid value.</exception>
    public static Page<RunListItem> Apply(ListQuery query, Caller caller, Guid? flowId, RunListStore runs)
    {
        query.RejectFilters(Filters);
        var sql = new RunQuery(query);
        if (query.Snapshot is { } snapshot)
        {
            sql._conditions.Add("run.sequence <= {0}", snapshot);
        }

        sql.AddRoles(caller, flowId);
        sql.AddFilters(flowId);
        return sql.Read(runs);
    }

    private Page<RunListItem> Read(RunListStore runs)
    {
        var orders = SortOrder.Read(_query, SortColumns.Fields, new SortOrder("start_time", SortDirection.Descending));
        SortColumns.AddPosition(_conditions, _query, orders);
        var rows = runs.Read(_conditions, SortColumns.OrderBy(orders), limit: _query.PageSize + 1, _query.Offset);
        var last = _query.Snapshot ?? rows.Select(row => row.LastSequence).FirstOrDefault();
        return Page<RunListItem>.Create([.. rows.Select(row => row.Item)], _query, last, item =>
            SortColumns.PositionOf(item, orders)
        );
    }

    /// <summary>Without a filter: the caller's own runs; for one flow, all runs that the caller can see.</summary>
    private void AddRoles(Caller caller, Guid? flowId)
    {
        var roles = _query.Values("filter_roles").Concat(_query.Values("filter_role")).Select(ToSingular).ToList();
        if (roles.Count == 0)
        {
            roles = flowId is null ? [Owner] : [.. RoleConditions.Keys];
        }

        var principals = _conditions.Parameter(caller.Principals.ToJson());
        var identities = string.Join(
            ", ",
            caller.Principals.Where(principal => Identity.ParseUrn(principal) is not null).Select(_conditions.Parameter)
        );
        _conditions.AddAny(roles.Select(role => SqlConditions.Format(RoleConditions[role], principals, identities)));
    }

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

    private void AddFilters(Guid? flowId)
    {
        AddAny(
            "run.flow_id = {0}",
            flowId is { } id ? [id.ToString("D")] : [.. _query.Values("filter_flow_id").Select(ToFlowId)]
        );
        AddAny("run.status = {0}", [.. _query.Values("filter_status").Select(ToStatus)]);
        AddAny("instr(lower(ifnull(run.label, '')), lower({0})) > 0", _query.Values("filter_label"));
        AddAny("instr(lower(run.flow_title), lower({0})) > 0", _query.Values("filter_flow_title"));
        AddAny("EXISTS (SELECT 1 FROM json_each(run.tags) WHERE value = {0})", _query.Values("filter_tags"));
        AddRange("filter_start_time", "run.start_time");
        AddRange("filter_completion_time", "run.completion_time");
    }

    private static string ToFlowId(string text) =>
        Guid.TryParse(text, out var id)
            ? id.ToString("D")
            : throw ListQuery.Invalid("filter_flow_id", $"'{text}' is not a UUID");

    private static string ToStatus(string text) =>
        RunStatusNames.TryParse(text) is { } status
            ? status.ToName()
            : throw ListQuery.Invalid(
                "filter_status",
                $"'{text}' is not one of "
                    + $"{string.Join(", ", Enum.GetValues<RunStatus>().Select(value => value.ToName()))}"
            );

    /// <summary>A range is <c>from,to</c>; both are optional, and the end is exclusive.</summary>
    private void AddRange(string name, string column)
    {
        if (_query.Text(name) is not { } text)
        {
            return;
        }

        var ends = text.Split(',');
        if (ends.Length > 2)
        {
            throw ListQuery.Invalid(name, "value must be 'from,to'");
        }

        AddEnd(name, ends[0], column + " >= {0}");
        AddEnd(name, ends.Length == 2 ? ends[1] : "", column + " < {0}");
    }

    private void AddEnd(string name, string text, string condition)
    {
        if (text.Length > 0)
        {
            _conditions.Add(
                condition,
                WireTime.TryParse(text, out var time)
                    ? time.UtcTicks
                    : throw ListQuery.Invalid(name, $"'{text}' is not an ISO 8601 time")
            );
        }
    }

    private void AddAny(string condition, IReadOnlyList<string> alternatives)
    {
        if (alternatives.Count > 0)
        {
            _conditions.AddAny(
                alternatives.Select(alternative => SqlConditions.Format(condition, _conditions.Parameter(alternative)))
            );
        }
    }
}
