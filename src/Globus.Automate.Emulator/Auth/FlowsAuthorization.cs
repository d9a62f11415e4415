using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Auth;

/// <summary>Who may call which part of the Flows service: authenticated, and with a scope that opens it.</summary>
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

    /// <summary>
    /// The caller, who holds one of <paramref name="scopes"/>; the first is named to those who do not.
    /// </summary>
    /// <exception cref="FlowsException">No valid token, or one for something else.</exception>
    public Caller Require(HttpContext http, IReadOnlyList<string> scopes)
    {
        var caller = RequireToken(http);
        return scopes.Any(caller.HasScope) ? caller : throw FlowsException.MissingScope(scopes[0]);
    }

    /// <exception cref="FlowsException">No valid token.</exception>
    public Caller RequireToken(HttpContext http) => bearer.Find(http) ?? throw FlowsException.Unauthenticated();

    /// <summary>The caller, who holds the flow's own scope: for starting and resuming.</summary>
    /// <exception cref="FlowsException">No valid token, or one for something else.</exception>
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
