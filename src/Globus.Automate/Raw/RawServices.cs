using Globus.Automate.Auth;
using Globus.Automate.Environments;

namespace Globus.Automate.Raw;

/// <summary>The addresses of the services, and the scopes of the tokens for requests without a scope.</summary>
/// <param name="auth">The address of Globus Auth.</param>
/// <param name="flows">The address of the Flows service.</param>
/// <param name="others">The addresses of the other services.</param>
internal sealed class RawServices(Uri auth, Uri flows, ServiceAddresses others)
{
    public (Uri Address, string Scope) Find(GlobusService service) =>
        service switch
        {
            GlobusService.Auth => (auth, GlobusScopes.OpenId),
            GlobusService.Timers => (others.Timers, GlobusScopes.Timer),
            GlobusService.Transfer => (others.Transfer, GlobusScopes.TransferAll),
            GlobusService.Search => (others.Search, GlobusScopes.SearchAll),
            GlobusService.Groups => (others.Groups, GlobusScopes.GroupsAll),
            _ => (flows, GlobusScopes.FlowsAll),
        };
}
