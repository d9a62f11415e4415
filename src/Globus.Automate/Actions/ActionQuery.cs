using Globus.Automate.Http;

namespace Globus.Automate.Actions;

/// <summary>Which actions of a provider to list.</summary>
public sealed record ActionQuery
{
    /// <summary>The statuses, one of which it must have; the provider takes ACTIVE when nothing is given.</summary>
    public IReadOnlyList<string>? Statuses { get; init; }

    /// <summary>
    /// The roles, one of which the caller must have: <c>creator_id</c> (when nothing is given), <c>monitor_by</c>,
    /// <c>manage_by</c>.
    /// </summary>
    public IReadOnlyList<string>? Roles { get; init; }

    internal Query ToQuery() => new Query().Add("status", Statuses).Add("roles", Roles);
}
