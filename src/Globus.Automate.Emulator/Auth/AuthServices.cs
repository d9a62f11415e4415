using Globus.Automate.Emulator.Auth.OpenId;
using Globus.Automate.Emulator.Auth.SignIn;
using Globus.Automate.Emulator.Control;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Auth;

/// <summary>How the parts of Globus Auth are put together.</summary>
internal sealed class AuthServices : IDisposable
{
    private readonly SigningKey key = new();
    private readonly ReuseLog reuse;
    private readonly PendingSignIns pending = new();
    private readonly AutomaticSignIn automatic = new();
    private readonly AuthEndpoints endpoints;
    private readonly OpenIdEndpoints openIdEndpoints;
    private readonly SignInEndpoints signInEndpoints;
    private readonly SignInControl control;

    public AuthServices(
        Database database, TokenStore tokens, TokenIssuer issuer, FlowStore flows, ClientDirectory clients, IdentityDirectory directory,
        BearerAuthentication bearer, EmulatorAddress address, TimeProvider clock)
    {
        reuse = new ReuseLog(clock);
        var scopes = new ScopeCheck(flows);
        var idTokens = new IdTokens(key, directory, address, clock);
        var service = new TokenService(tokens, issuer, idTokens, reuse, database, clock);
        var codes = new CodeStore(database);
        var redirects = new RedirectUris(address);
        var codeGrant = new CodeGrant(codes, tokens, issuer, idTokens, reuse, database, clock);
        endpoints = new AuthEndpoints(new ClientAuthentication(clients), service, codeGrant, scopes, tokens, bearer, directory, clock);
        openIdEndpoints = new OpenIdEndpoints(key, idTokens);

        var reader = new SignInRequestReader(clients, redirects, scopes);
        var signIn = new SignInService(codes, new SessionStore(database), service, redirects, database, clock);
        var page = new AuthorizePage(directory, new ScopeTitles(flows), redirects);
        signInEndpoints = new SignInEndpoints(reader, signIn, page, pending, new BrowserCookie(address), directory, automatic);
        control = new SignInControl(reader, signIn, automatic, directory, reuse);
    }

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        endpoints.Map(routes);
        openIdEndpoints.Map(routes);
        signInEndpoints.Map(routes);
        control.Map(routes);
    }

    /// <summary>Forgets what is not in the database.</summary>
    public void Clear()
    {
        reuse.Clear();
        pending.Clear();
        automatic.Identity = null;
    }

    public void Dispose() => key.Dispose();
}
