namespace Globus.Automate.Emulator.Auth;

/// <summary>All scopes: those of services, hosted providers and existing flows, and those that were added.</summary>
internal sealed class ScopeDirectory(ScopeStore added, IFlowDirectory flows)
{
    public bool Exists(string scope) =>
        KnownScopes.IsFixed(scope)
        || added.List().ContainsKey(scope)
        || (KnownScopes.FlowOf(scope) is { } flowId && flows.Exists(flowId));

    /// <summary>The resource server that tokens with the scope are for.</summary>
    public string ResourceServer(string scope) =>
        KnownScopes.IsFixed(scope)
            ? KnownScopes.ResourceServer(scope)
            : added.List().GetValueOrDefault(scope) ?? KnownScopes.ResourceServer(scope);

    /// <summary>Whether the scope is one of a client that is a service: the client receives its tokens.</summary>
    public bool IsOf(Client service, string scope) =>
        KnownScopes.OwnerOf(scope) == service.Id || ResourceServer(scope) == service.Id.ToString("D");
}
