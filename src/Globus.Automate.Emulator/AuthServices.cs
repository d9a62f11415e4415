using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Auth.OpenId;
using Globus.Automate.Emulator.Auth.Requirements;
using Globus.Automate.Emulator.Auth.SignIn;
using Globus.Automate.Emulator.Auth.Tokens;
using Globus.Automate.Emulator.Control;
using Globus.Automate.Emulator.Flows;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator;

/// <summary>How the parts of Globus Auth, and so much of Groups as there is, are put together.</summary>
internal sealed class AuthServices : IDisposable
{
    private readonly SigningKey _key = new();
    private readonly PendingSignIns _pending = new();
    private readonly BrowserSessions _browsers = new();
    private readonly AutomaticSignIn _automatic = new();
    private readonly ReuseLog _reuse;
    private readonly Action<IEndpointRouteBuilder>[] _maps;

    public AuthServices(Database database, FlowStore flows, EmulatorAddress address, TimeProvider clock)
    {
        _reuse = new ReuseLog(clock);
        var tokens = new TokenStore(database);
        var sessions = new SessionStore(database);
        var accounts = new AccountStore(database);
        var clients = new ClientDirectory(accounts);
        var groups = new GroupStore(database);
        var policies = new PolicyStore(database);
        Directory = new IdentityDirectory(clients, accounts, flows);
        Consents = new ConsentStore(database);
        Issuer = new TokenIssuer(tokens, clock);
        Bearer = new BearerAuthentication(tokens, Directory, groups, clock);
        Sessions = new SessionCheck(Directory, policies, sessions, clock);
        Policies = policies;
        Requirements = new RequirementCheck(Bearer, Consents, Sessions, clock);

        var scopes = new ScopeValidator(flows);
        var idTokens = new IdTokens(_key, Directory, address, clock);
        var service = new TokenService(tokens, Consents, Issuer, idTokens, _reuse, database, clock);
        var codes = new CodeStore(database);
        var codeGrant = new CodeGrant(codes, tokens, Issuer, idTokens, _reuse, database, clock);
        var authentication = new ClientAuthentication(clients);
        var introspection = new TokenIntrospection(tokens, sessions, Directory, idTokens, clock);

        var redirects = new RedirectUris(address);
        var reader = new SignInRequestReader(clients, redirects, scopes);
        var proposals = new SignInSessions(Directory, Sessions, clock);
        var signIn = new SignInService(codes, sessions, service, redirects, database, clock);
        var titles = new ScopeTitles(flows);
        var page = new AuthorizePage(Directory, proposals, new RequirementText(policies), titles, redirects);
        var cookie = new BrowserCookie(address);
        _maps =
        [
            new TokenEndpoints(authentication, service, codeGrant, scopes, tokens, introspection, clock).Map,
            new ClientEndpoints(accounts, tokens, authentication, database).Map,
            new IdentityEndpoints(Bearer, Directory, Consents).Map,
            new GroupEndpoints(Bearer, Directory, groups).Map,
            new OpenIdEndpoints(_key, idTokens).Map,
            new SignInEndpoints(
                reader,
                signIn,
                proposals,
                page,
                _pending,
                cookie,
                _browsers,
                Directory,
                _automatic
            ).Map,
            new AccountEndpoints(
                new ConsentsPage(Directory, clients, titles),
                Consents,
                tokens,
                cookie,
                _browsers,
                Directory,
                database,
                clock
            ).Map,
            new SignInControlEndpoints(reader, signIn, proposals, _automatic, Directory, _reuse).Map,
            new RequirementControlEndpoints(Requirements).Map,
            new AccountControlEndpoints(accounts, Directory, clients, groups, policies).Map,
        ];
    }

    public IdentityDirectory Directory { get; }

    public ConsentStore Consents { get; }

    public TokenIssuer Issuer { get; }

    public BearerAuthentication Bearer { get; }

    public SessionCheck Sessions { get; }

    public PolicyStore Policies { get; }

    public RequirementCheck Requirements { get; }

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        foreach (var map in _maps)
        {
            map(routes);
        }
    }

    /// <summary>Forgets what is not in the database.</summary>
    public void Clear()
    {
        _reuse.Clear();
        _pending.Clear();
        _browsers.Clear();
        Requirements.Clear();
        _automatic.Identity = null;
    }

    public void Dispose() => _key.Dispose();
}
