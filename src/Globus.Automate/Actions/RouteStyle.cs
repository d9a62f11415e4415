namespace Globus.Automate.Actions;

/// <summary>The route styles of providers.</summary>
internal enum RouteStyle
{
    /// <summary><c>POST /run</c>, <c>GET /{id}/status</c>: documented, supported by all providers.</summary>
    Documented,

    /// <summary><c>POST /actions</c>, <c>GET /actions/{id}</c>.</summary>
    Newer,
}
