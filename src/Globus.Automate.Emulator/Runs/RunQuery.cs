using System.Text;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Runs;

/// <summary>Which runs a list shows, and in which order, as one SQL query.</summary>
internal sealed class RunQuery
{
    /// <summary>What the caller stands in a role as is a list in JSON.</summary>
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

    private static readonly Dictionary<string, SortColumn<RunRecord>> SortColumns = new()
    {
        ["id"] = new("run.run_id", IsNullable: false, run => run.RunId.ToString("D")),
        ["start_time"] = new("run.start_time", IsNullable: false, run => run.StartTime.UtcTicks),
        ["completion_time"] = new("run.completion_time", IsNullable: true, run => run.CompletionTime?.UtcTicks),
        ["status"] = new("run.status", IsNullable: false, run => run.Status.ToName()),
        ["label"] = new("run.label", IsNullable: true, run => run.Label),
    };

    private readonly ListQuery _query;
    private readonly List<string> _conditions = [];
    private readonly List<object?> _values = [];

    private RunQuery(ListQuery query) => _query = query;

    /// <exception cref="FlowsException">A parameter has a value that it cannot have.</exception>
    public static Page<RunRecord> Apply(ListQuery query, Caller caller, Guid? flowId, RunStore runs)
    {
        query.RejectFilters(Filters);
        var snapshot = query.Snapshot ?? runs.LastSequence();
        var sql = new RunQuery(query);
        sql.Add("run.sequence <= {0}", snapshot);
        sql.AddRoles(caller, flowId);
        sql.AddFilters(flowId);
        var orders = SortOrder.Read(query, SortColumns.Keys, new SortOrder("start_time", SortDirection.Descending));
        sql.AddPosition(orders);
        return Page<RunRecord>.Create(runs.Query(sql.ToText(orders), [.. sql._values]), query, snapshot, run =>
            PositionOf(run, orders)
        );
    }

    private static ListPosition PositionOf(RunRecord run, IReadOnlyList<SortOrder> orders) =>
        new([.. orders.Select(order => SortColumns[order.Field].Key(run))], run.Sequence);

    /// <summary>Only what comes after the position of the marker.</summary>
    private void AddPosition(IReadOnlyList<SortOrder> orders)
    {
        if (_query.After(orders.Count) is { } position)
        {
            _conditions.Add(
                SortColumn<RunRecord>.After(
                    [
                        .. orders.Select(
                            (order, i) =>
                                (
                                    SortColumns[order.Field],
                                    order.Direction,
                                    Parameter(position.Keys[i]),
                                    position.Keys[i] is null
                                )
                        ),
                    ],
                    $"run.sequence > {Parameter(position.Sequence)}"
                )
            );
        }
    }

    /// <summary>
    /// Without a filter: the caller's own runs, and all that the caller may see where the list is of one flow.
    /// </summary>
    private void AddRoles(Caller caller, Guid? flowId)
    {
        var roles = _query.Values("filter_roles").Concat(_query.Values("filter_role")).Select(ToSingular).ToList();
        if (roles.Count == 0)
        {
            roles = flowId is null ? [Owner] : [.. RoleConditions.Keys];
        }

        var principals = Parameter(caller.Principals.ToJson());
        var identities = string.Join(
            ", ",
            caller.Principals.Where(principal => Identity.ParseUrn(principal) is not null).Select(Parameter)
        );
        _conditions.Add(
            $"({string.Join(" OR ", roles.Select(role => Format(RoleConditions[role], principals, identities)))})"
        );
    }

    private static string ToSingular(string role)
    {
        var name = role.TrimEnd('s');
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

    /// <summary>A range is written <c>from,to</c>; either may be empty, and the end is not part of it.</summary>
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
            Add(
                condition,
                WireTime.TryParse(text, out var time)
                    ? time.UtcTicks
                    : throw ListQuery.Invalid(name, $"'{text}' is not an ISO 8601 time")
            );
        }
    }

    private void Add(string condition, object value) => _conditions.Add(Format(condition, Parameter(value)));

    private string Parameter(object? value)
    {
        _values.Add(value);
        return $"${_values.Count}";
    }

    private static string Format(string condition, params ReadOnlySpan<object?> parameters) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, condition, parameters);

    private void AddAny(string condition, IReadOnlyList<string> alternatives)
    {
        if (alternatives.Count > 0)
        {
            var conditions = alternatives.Select(alternative => Format(condition, Parameter(alternative)));
            _conditions.Add($"({string.Join(" OR ", conditions)})");
        }
    }

    private string ToText(IReadOnlyList<SortOrder> orders)
    {
        var text = new StringBuilder("LEFT JOIN flow USING (flow_id) WHERE ")
            .AppendJoin(" AND ", _conditions)
            .Append(" ORDER BY ");
        foreach (var order in orders)
        {
            text.Append(SortColumns[order.Field].Name)
                .Append(order.Direction == SortDirection.Descending ? " DESC, " : ", ");
        }

        return text.Append("run.sequence LIMIT ")
            .Append(Parameter(_query.PageSize + 1))
            .Append(" OFFSET ")
            .Append(Parameter(_query.Offset))
            .ToString();
    }
}
