using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Auth;

/// <summary>Authenticates callers of the Flows service and checks their scopes.</summary>
internal sealed class FlowsAuthorization(BearerAuthentication bearer)
{
    public static readonly IReadOnlyList<string> ViewFlows = Scopes("view_flows", "manage_flows", "all");
    public static readonly IReadOnlyList<string> ManageFlows = Scopes("manage_flows", "all");
    public static readonly IReadOnlyList<string> ViewRuns = Scopes("run_status", "run_manage", "manage_flows", "all");
    public static readonly IReadOnlyList<string> ManageRuns = Scopes("run_manage", "manage_flows", "all");
    public static readonly IReadOnlyList<string> ViewWebInputs = Scopes(
        "web_input_view",
        "web_input_respond",
        "manage_flows",
        "all"
    );
    public static readonly IReadOnlyList<string> RespondToWebInputs = Scopes(
        "web_input_respond",
        "manage_flows",
        "all"
    );

    /// <summary>The caller, who has one of <paramref name="scopes"/>; the error names the first one.</summary>
    /// <exception cref="FlowsException">The token is missing, not valid, or has other scopes.</exception>
    public Caller Require(HttpContext http, IReadOnlyList<string> scopes)
    {
        var caller = RequireToken(http);
        return scopes.Any(caller.HasScope) ? caller : throw FlowsException.MissingScope(scopes[0]);
    }

    /// <exception cref="FlowsException">The token is missing or not valid.</exception>
    public Caller RequireToken(HttpContext http) => bearer.Find(http) ?? throw FlowsException.Unauthenticated();

    /// <summary>The caller, who has the scope of the flow, for starting and resuming.</summary>
    /// <exception cref="FlowsException">The token is missing, not valid, or has other scopes.</exception>
    public Caller RequireFlowUser(HttpContext http, Guid flowId) => Require(http, [KnownScopes.OfFlow(flowId)]);

    private static List<string> Scopes(params ReadOnlySpan<string> names)
    {
        var scopes = new List<string>();
        foreach (var name in names)
        {
            scopes.Add(KnownScopes.FlowsPrefix + name);
        }

        return scopes;
    }
}
