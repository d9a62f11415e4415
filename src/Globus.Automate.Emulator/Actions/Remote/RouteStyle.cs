namespace Globus.Automate.Emulator.Actions.Remote;

/// <summary>The two sets of routes of providers.</summary>
internal enum RouteStyle
{
    /// <summary><c>POST /run</c>, <c>GET /{id}/status</c>.</summary>
    Documented,

    /// <summary><c>POST /actions</c>, <c>GET /actions/{id}</c>.</summary>
    Newer,
}
