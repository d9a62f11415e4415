using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Auth.OpenId;
using Globus.Automate.Emulator.Auth.Requirements;
using Globus.Automate.Emulator.Auth.Tokens;
using Globus.Automate.Emulator.Control;

namespace Globus.Automate.Emulator;

/// <summary>Composes Globus Auth and the implemented part of Groups.</summary>
internal sealed class AuthServices : IDisposable
{
    private readonly SigningKey _key = new();
    private readonly Action<IEndpointRouteBuilder>[] _maps;
    private readonly SignInServices _signIn;

    public AuthServices(HostServices host, IFlowDirectory flows)
    {
        var (database, clock, realTime) = (host.Database, host.Clock, host.RealTime);
        Reuse = new ReuseLog(clock);
        Tokens = new TokenStore(database);
        SessionStore = new SessionStore(database);
        Policies = new PolicyStore(database);
        Consents = new ConsentStore(database);
        Codes = new CodeStore(database);
        var accounts = new AccountStore(database);
        var groups = new GroupStore(database);
        Clients = new ClientDirectory(accounts, host.Options.AcceptsAnyClient);
        Directory = new IdentityDirectory(Clients, accounts, flows);
        Principals = new PrincipalDirectory(Directory, groups);
        var scopes = new ScopeStore(database);
        ScopeDirectory = new ScopeDirectory(scopes, flows);
        Scopes = new ScopeValidator(ScopeDirectory);
        Issuer = new TokenIssuer(Tokens, ScopeDirectory, realTime);
        Bearer = new BearerAuthentication(Tokens, Directory, groups, database, realTime);
        Sessions = new SessionCheck(Directory, Policies, SessionStore, clock);
        Requirements = new RequirementCheck(Bearer, Consents, Sessions, clock);

        var idTokens = new IdTokens(_key, Directory, host.Address, realTime);
        ConsentGrant = new ConsentGrant(Consents, clock);
        var service = new TokenService(
            Tokens,
            Consents,
            ConsentGrant,
            ScopeDirectory,
            Issuer,
            idTokens,
            database,
            realTime
        );
        var refresh = new RefreshGrant(Tokens, Issuer, Reuse, database, realTime);
        var codeGrant = new CodeGrant(Codes, Tokens, Issuer, idTokens, Reuse, database, realTime);
        var clients = new ClientAuthentication(Clients);
        var introspection = new TokenIntrospection(Tokens, SessionStore, Directory, ScopeDirectory, idTokens, realTime);
        _signIn = new SignInServices(host, this, flows);
        _maps =
        [
            new TokenEndpoints(clients, service, refresh, codeGrant, Scopes).Map,
            new TokenStatusEndpoints(clients, Clients, Tokens, introspection, realTime).Map,
            new ClientEndpoints(accounts, Tokens, clients, database).Map,
            new IdentityEndpoints(Bearer, clients, Directory).Map,
            new ConsentEndpoints(Bearer, Directory, Consents).Map,
            new GroupEndpoints(Bearer, Directory, groups).Map,
            new OpenIdEndpoints(_key, idTokens).Map,
            _signIn.MapRoutes,
            new RequirementControlEndpoints(Requirements).Map,
            new AccountControlEndpoints(accounts, Directory, Clients, scopes, groups, Policies, database).Map,
            new ScopeControlEndpoints(scopes).Map,
        ];
    }

    public IdentityDirectory Directory { get; }

    /// <summary>The users for whom principals stand.</summary>
    public PrincipalDirectory Principals { get; }

    public ClientDirectory Clients { get; }

    public ConsentStore Consents { get; }

    public TokenStore Tokens { get; }

    public CodeStore Codes { get; }

    public SessionStore SessionStore { get; }

    public PolicyStore Policies { get; }

    public ScopeValidator Scopes { get; }

    public TokenIssuer Issuer { get; }

    public ScopeDirectory ScopeDirectory { get; }

    public ConsentGrant ConsentGrant { get; }

    public ReuseLog Reuse { get; }

    public BearerAuthentication Bearer { get; }

    public SessionCheck Sessions { get; }

    public RequirementCheck Requirements { get; }

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        foreach (var map in _maps)
        {
            map(routes);
        }
    }

    /// <summary>Clears the state outside of the database.</summary>
    public void Clear()
    {
        Reuse.Clear();
        Requirements.Clear();
        _signIn.Clear();
    }

    public void Dispose() => _key.Dispose();
}
