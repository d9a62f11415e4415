namespace Globus.Automate.Auth;

/// <summary>The scopes of the Flows service, and which of them cover a request.</summary>
internal static class FlowsScopes
{
    private const string Manage = "manage_flows";
    private const string Respond = "web_input_respond";

    /// <summary>All scopes in order of preference, for requests that do not determine the scope.</summary>
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

    /// <summary>The scopes for reading and changing a resource, the narrowest first.</summary>
    private static readonly (string Resource, string[] Read, string[] Change)[] Resources =
    [
        ("flows", WithPrefix("view_flows", "all", Manage), WithPrefix(Manage, "all")),
        ("runs", WithPrefix("run_status", "all", Manage, "run_manage"), WithPrefix("run_manage", "all", Manage)),
        ("batch", WithPrefix("run_manage", "all", Manage), WithPrefix("run_manage", "all", Manage)),
        ("web_inputs", WithPrefix("web_input_view", "all", Manage, Respond), WithPrefix(Respond, "all", Manage)),
        ("registered_apis", WithPrefix("view_flows", "all", Manage), WithPrefix(Manage, "all")),
    ];

    /// <summary>The scopes that cover a request, the preferred scope first.</summary>
    public static string[] Covering(TokenRequest request)
    {
        var resource = request.Method is null ? null : ResourceOf(request.Url);
        var (_, read, change) = Array.Find(Resources, one => one.Resource == resource);
        var known = (request.Method == HttpMethod.Get ? read : change) ?? WithPrefix("all", Manage);
        var requested = GlobusScopes.WithoutDependencies(request.Scope);
        return requested == GlobusScopes.FlowsAll ? known : [requested, .. known];
    }

    /// <summary>The position of a scope in the order of preference; unknown scopes come last.</summary>
    public static int GetRank(string scope) => Array.IndexOf(All, scope) is var rank and >= 0 ? rank : All.Length;

    // Runs of a flow are also below /flows/{id}; a version or another prefix may precede the path.
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
