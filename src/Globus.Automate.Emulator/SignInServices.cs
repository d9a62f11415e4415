using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Auth.SignIn;
using Globus.Automate.Emulator.Control;

namespace Globus.Automate.Emulator;

/// <summary>Composes the sign-in in a browser.</summary>
internal sealed class SignInServices
{
    private readonly PendingSignIns _pending = new();
    private readonly BrowserSessions _browsers = new();
    private readonly AutomaticSignIn _automatic = new();
    private readonly SignInEndpoints _endpoints;
    private readonly AccountEndpoints _accountEndpoints;
    private readonly SignInControlEndpoints _controlEndpoints;

    public SignInServices(HostServices host, AuthServices auth, IFlowDirectory flows)
    {
        var (database, clock, directory) = (host.Database, host.Clock, auth.Directory);
        var redirects = new RedirectUris(host.Address);
        var reader = new SignInRequestReader(auth.Clients, redirects, auth.Scopes);
        var sessions = new SignInSessions(directory, auth.Sessions, clock);
        var service = new SignInService(
            auth.Codes,
            auth.SessionStore,
            auth.ConsentGrant,
            redirects,
            database,
            host.RealTime
        );
        var titles = new ScopeTitles(flows, auth.ScopeDirectory);
        var page = new AuthorizePage(directory, sessions, new RequirementText(auth.Policies), titles, redirects);
        var cookie = new BrowserCookie(host.Address);
        _endpoints = new SignInEndpoints(
            reader,
            service,
            sessions,
            page,
            _pending,
            cookie,
            _browsers,
            directory,
            _automatic
        );
        _accountEndpoints = new AccountEndpoints(
            new ConsentsPage(directory, auth.Clients, titles),
            auth.Consents,
            auth.Tokens,
            cookie,
            _browsers,
            directory,
            database,
            clock
        );
        _controlEndpoints = new SignInControlEndpoints(reader, service, sessions, _automatic, directory, auth.Reuse);
    }

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        _endpoints.Map(routes);
        _accountEndpoints.Map(routes);
        _controlEndpoints.Map(routes);
    }

    /// <summary>Clears browser sessions and unfinished sign-ins.</summary>
    public void Clear()
    {
        _pending.Clear();
        _browsers.Clear();
        _automatic.Identity = null;
    }
}
