using System.Collections.Concurrent;
using Globus.Automate.Auth;
using Globus.Automate.Http;

namespace Globus.Automate.Actions;

/// <summary>
/// Which origin a scope belongs to, as far as providers name scopes themselves. Without this a provider could name the
/// scope of another and be handed the other's token.
/// </summary>
internal sealed class ScopeBindings(Uri auth, Uri flows)
{
    private static readonly string[] ServicePrefixes =
        ["openid", "profile", "email", "urn:globus:auth:scope:", GlobusScopes.FlowsPrefix];

    /// <summary>Globus' own provider of transfers takes the token of the Transfer service itself.</summary>
    private static readonly Uri TransferProvider = new("https://transfer.actions.globus.org/");

    /// <summary>The Flows service has two names, and flow documents use both.</summary>
    private static readonly Uri[] FlowsNames = [new("https://flows.globus.org/"), new("https://flows.automate.globus.org/")];

    private readonly ConcurrentDictionary<string, Uri> _origins = new(StringComparer.Ordinal);

    /// <summary>Takes note that a provider names a scope: the first to do so keeps it.</summary>
    /// <exception cref="ScopeBoundElsewhereException">The scope belongs to another origin.</exception>
    public void Bind(string scope, Uri actionUrl)
    {
        var root = GlobusScopes.Root(scope);
        var origin = Origin.Of(actionUrl);
        if (IsOfService(root))
        {
            if (!MayServe(root, origin))
                throw Refused(scope, actionUrl, boundTo: null, "that of a Globus service");
            return;
        }
        var bound = _origins.GetOrAdd(root, origin);
        if (bound != origin)
            throw Refused(scope, actionUrl, bound, $"that of {bound.Authority}");
    }

    private static bool IsOfService(string scope) =>
        Array.Exists(ServicePrefixes, prefix => scope.StartsWith(prefix, StringComparison.Ordinal)) || IsOfFlow(scope);

    // https://auth.globus.org/scopes/<flow id>/flow_<flow id>_user
    private static bool IsOfFlow(string scope)
    {
        var parts = scope.Split('/');
        return parts.Length > 2 && Guid.TryParse(parts[parts.Length - 2], out var flowId) && scope == GlobusScopes.FlowUser(flowId);
    }

    private bool MayServe(string scope, Uri origin) =>
        origin == Origin.Of(auth) || origin == Origin.Of(flows)
        || (IsOfFlow(scope) && FlowsNames.Contains(origin))
        || (scope == GlobusScopes.TransferAll && origin == TransferProvider);

    private static ScopeBoundElsewhereException Refused(string scope, Uri actionUrl, Uri? boundTo, string whose) =>
        new($"The scope {scope} is {whose}; its token is not sent to {actionUrl.Authority}.")
        {
            Scope = scope,
            ActionUrl = actionUrl,
            BoundTo = boundTo,
        };
}
