using Globus.Automate.Http;

namespace Globus.Automate.Flows;

/// <summary>A query for registered APIs.</summary>
public sealed record RegisteredApiQuery
{
    /// <summary>The caller's roles in the APIs: <c>owner</c>, <c>administrator</c>, <c>viewer</c>.</summary>
    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>The order, as <c>field ASC</c> or <c>field DESC</c>.</summary>
    public IReadOnlyList<string>? OrderBy { get; init; }

    /// <summary>The number of items in one page, 1 to 100; null for the default of the service.</summary>
    public int? PageSize { get; init; }

    /// <summary>The marker at which to continue an earlier list.</summary>
    public string? Marker { get; init; }

    internal Query ToQuery(string? marker) =>
        new Query().Add("filter_roles", Roles).Add("orderby", OrderBy).Add("per_page", PageSize).Add("marker", marker);
}
