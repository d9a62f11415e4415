namespace Globus.Automate.Auth;

/// <summary>The scopes of the Flows service: which of them cover a request, and which to prefer.</summary>
internal static class FlowsScopes
{
    private const string Manage = "manage_flows";
    private const string Respond = "web_input_respond";

    /// <summary>Every scope, in the order of preference where a request does not tell which one it needs.</summary>
    private static readonly string[] All = WithPrefix(
        "all",
        Manage,
        "run_manage",
        Respond,
        "view_flows",
        "run_status",
        "web_input_view",
        "run"
    );

    /// <summary>The scopes that cover reading and changing a resource, the closest one first.</summary>
    private static readonly (string Resource, string[] Read, string[] Change)[] Resources =
    [
        ("flows", WithPrefix("view_flows", "all", Manage), WithPrefix(Manage, "all")),
        ("runs", WithPrefix("run_status", "all", Manage, "run_manage"), WithPrefix("run_manage", "all", Manage)),
        ("batch", WithPrefix("run_manage", "all", Manage), WithPrefix("run_manage", "all", Manage)),
        ("web_inputs", WithPrefix("web_input_view", "all", Manage, Respond), WithPrefix(Respond, "all", Manage)),
        ("registered_apis", WithPrefix("view_flows", "all", Manage), WithPrefix(Manage, "all")),
    ];

    /// <summary>The scopes that cover a request, the preferred one first.</summary>
    public static string[] Covering(TokenRequest request)
    {
        var resource = request.Method is null ? null : ResourceOf(request.Url);
        var (_, read, change) = Array.Find(Resources, one => one.Resource == resource);
        var known = (request.Method == HttpMethod.Get ? read : change) ?? WithPrefix("all", Manage);
        var requested = GlobusScopes.WithoutDependencies(request.Scope);
        return requested == GlobusScopes.FlowsAll ? known : [requested, .. known];
    }

    /// <summary>How late a scope comes in the order of preference; scopes without a rank come last.</summary>
    public static int GetRank(string scope) => Array.IndexOf(All, scope) is var rank and >= 0 ? rank : All.Length;

    // The runs of a flow are below /flows/{id} too; a version or another prefix may come before all of it.
    private static string? ResourceOf(Uri url)
    {
        var parts = url.AbsolutePath.TrimEnd('/').Split('/');
        var resources = parts.Where(part => Array.Exists(Resources, one => one.Resource == part)).ToList();
        var isOfRun = resources.Contains("runs") || parts[parts.Length - 1] is "status" or "log";
        return isOfRun && !resources.Contains("batch") ? "runs" : resources.FirstOrDefault();
    }

    private static string[] WithPrefix(params string[] names) =>
        Array.ConvertAll(names, name => GlobusScopes.FlowsPrefix + name);
}
