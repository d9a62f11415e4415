using System.Collections.Concurrent;
using Globus.Automate.Auth;
using Globus.Automate.Http;
using Globus.Automate.Http.Responses;

namespace Globus.Automate.Actions;

/// <summary>
/// Binds published scopes to origins. Without this, a provider could publish the scope of another provider and receive
/// its token.
/// </summary>
internal sealed class ScopeBindings(Uri auth, Uri flows)
{
    private const StringComparison AnyCase = StringComparison.OrdinalIgnoreCase;

    /// <summary>
    /// The scopes of the Globus services, each with the only provider that may receive the service's own token.
    /// </summary>
    private static readonly (string Prefix, Uri? Provider)[] Services =
    [
        (GlobusScopes.TransferAll, new("https://transfer.actions.globus.org/")),
        (
            "https://auth.globus.org/scopes/facd7ccc-c5f4-42aa-916b-a0e270e2c2a9/",
            new("https://compute.actions.globus.org/")
        ),
        ("https://auth.globus.org/scopes/524230d7-ea86-4a52-8312-86065a9e0417/", null), // Timers
        (GlobusScopes.FlowsPrefix, null),
        ("urn:globus:auth:scope:", null),
        ("openid", null),
        ("profile", null),
        ("email", null),
    ];

    /// <summary>The two names of the Flows service, which both occur in flow documents.</summary>
    private static readonly Uri[] FlowsOrigins =
    [
        new("https://flows.globus.org/"),
        new("https://flows.automate.globus.org/"),
    ];

    private readonly ConcurrentDictionary<string, Uri> _origins = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Binds a scope to the first provider that publishes it.</summary>
    /// <exception cref="ScopeBoundElsewhereException">The scope belongs to another origin.</exception>
    /// <exception cref="InvalidResponseException">The value is not a single scope, so a token for it could be valid for
    /// other services.</exception>
    public void Bind(string scope, Uri actionUrl)
    {
        if (scope.Any(character => char.IsWhiteSpace(character) || character is '[' or ']' or '*'))
        {
            throw ResponseReader.CreateInvalid(actionUrl, $"an invalid scope ({scope})");
        }

        var origin = Origin.Of(actionUrl);
        if (origin == Origin.Of(auth) || origin == Origin.Of(flows))
        {
            return;
        }

        if (IsFlowScope(scope))
        {
            Require(FlowsOrigins.Contains(origin), scope, actionUrl, "a flow");
        }
        else if (
            Array.Find(Services, service => scope.StartsWith(service.Prefix, AnyCase)) is { Prefix: not null } service
        )
        {
            Require(origin == service.Provider, scope, actionUrl, "a Globus service");
        }
        else
        {
            BindFirst(scope, actionUrl, origin);
        }
    }

    private void BindFirst(string scope, Uri actionUrl, Uri origin)
    {
        var first = _origins.GetOrAdd(scope, origin);
        Require(origin == first, scope, actionUrl, first.Authority, first);
    }

    // https://auth.globus.org/scopes/<flow id>/flow_<flow id>_user
    private static bool IsFlowScope(string scope)
    {
        var parts = scope.Split('/');
        return parts.Length > 2
            && Guid.TryParse(parts[parts.Length - 2], out var flowId)
            && scope.Equals(GlobusScopes.FlowUser(flowId), AnyCase);
    }

    private static void Require(bool isAllowed, string scope, Uri actionUrl, string owner, Uri? boundTo = null)
    {
        if (isAllowed)
        {
            return;
        }

        throw new ScopeBoundElsewhereException(
            $"The scope {scope} belongs to {owner}, not to {actionUrl.Authority}. No token was sent."
        )
        {
            Scope = scope,
            ActionUrl = actionUrl,
            BoundTo = boundTo,
        };
    }
}
