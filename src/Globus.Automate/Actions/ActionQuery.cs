using Globus.Automate.Http;

namespace Globus.Automate.Actions;

/// <summary>The actions of a provider to list.</summary>
public sealed record ActionQuery
{
    /// <summary>The statuses of the actions; ACTIVE by default.</summary>
    public IReadOnlyList<string>? Statuses { get; init; }

    /// <summary>
    /// The caller's roles in the actions: <c>creator_id</c> (the default), <c>monitor_by</c>, <c>manage_by</c>.
    /// </summary>
    public IReadOnlyList<string>? Roles { get; init; }

    internal Query ToQuery() => new Query().Add("status", Statuses).Add("roles", Roles);
}
