namespace Globus.Automate.Actions;

/// <summary>The two ways in which providers name their operations.</summary>
internal enum RouteStyle
{
    /// <summary><c>POST /run</c>, <c>GET /{id}/status</c>: documented, and served by all.</summary>
    Documented,

    /// <summary><c>POST /actions</c>, <c>GET /actions/{id}</c>.</summary>
    Newer,
}
