using Globus.Automate.Http;

namespace Globus.Automate.Flows;

/// <summary>Which registered APIs to list.</summary>
public sealed record RegisteredApiQuery
{
    /// <summary>
    /// The roles, one of which the caller must have: <c>owner</c>, <c>administrator</c>, <c>viewer</c>.
    /// </summary>
    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>The order, as <c>field ASC</c> or <c>field DESC</c>.</summary>
    public IReadOnlyList<string>? OrderBy { get; init; }

    /// <summary>The number of items in one page, 1 to 100; the service's own default when null.</summary>
    public int? PageSize { get; init; }

    /// <summary>Where to go on with an earlier list.</summary>
    public string? Marker { get; init; }

    internal Query ToQuery(string? marker) =>
        new Query().Add("filter_roles", Roles).Add("orderby", OrderBy).Add("per_page", PageSize).Add("marker", marker);
}
