using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Actions.Outcomes;
using Globus.Automate.Emulator.Actions.Providers.Notification;
using Globus.Automate.Emulator.Actions.Providers.Search;
using Globus.Automate.Emulator.Actions.Providers.WebOption;
using Globus.Automate.Emulator.Actions.Remote;
using Globus.Automate.Emulator.Collections;
using Globus.Automate.Emulator.Control;

namespace Globus.Automate.Emulator;

/// <summary>Composes the action providers: the emulator's own and remote ones.</summary>
internal sealed class ActionServices : IAsyncDisposable
{
    private readonly CollectionMap _collections;
    private readonly ActionEndpoints _endpoints;
    private readonly WebOptionPages _pages;
    private readonly ProviderEndpoints _providerEndpoints;
    private readonly TokenControlEndpoints _tokenEndpoints;

    public ActionServices(HostServices host, AuthServices auth)
    {
        var (database, clock, options) = (host.Database, host.Clock, host.Options);
        Http = new HttpClient(new FlowCallHandler())
        {
            Timeout = options.ProviderTimeout,
            MaxResponseContentBufferSize = RemoteProviders.LargestResponse,
        };
        Tokens = new DependentTokens(auth.Issuer, host.RealTime);
        Remote = new RemoteProviders(Tokens, Http, host.Address);

        var mails = new MailStore(database);
        var entries = new SearchStore(database);
        _collections = new CollectionMap(options.Collections, options.DataDirectory);
        var providers = OwnProviders.All(auth.Consents, mails, entries, _collections, clock);
        Directory = new ProviderDirectory(providers, host.Address);
        var store = new ActionStore(database);
        Service = new ActionService(store, new ActionInputValidation(), host.Ids, database, clock);
        Worker = new ActionWorker(Directory, Service, store, host.Signal);
        var outcomes = new OutcomeStore(database);
        Outcomes = new SeededOutcomes(outcomes, store);
        _endpoints = new ActionEndpoints(Directory, Service, auth.Bearer, Worker, clock);
        _pages = new WebOptionPages(Directory, Service, auth.Bearer);
        _tokenEndpoints = new TokenControlEndpoints(auth.Tokens, auth.Directory, Tokens, host.RealTime);
        _providerEndpoints = new ProviderEndpoints(Outcomes, outcomes, mails, entries, _collections);
    }

    /// <summary>Sends the requests of flows.</summary>
    public HttpClient Http { get; }

    public DependentTokens Tokens { get; }

    public ProviderDirectory Directory { get; }

    public ActionService Service { get; }

    public RemoteProviders Remote { get; }

    public SeededOutcomes Outcomes { get; }

    public ActionWorker Worker { get; }

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        _endpoints.Map(routes);
        _pages.Map(routes);
        _providerEndpoints.Map(routes);
        _tokenEndpoints.Map(routes);
    }

    /// <summary>Loads the work that is stored in the database.</summary>
    public void Reload()
    {
        Outcomes.Reload();
        Worker.EnqueueUnfinished();
    }

    /// <summary>Clears the state outside of the database.</summary>
    public void Clear()
    {
        Worker.CancelAll();
        Outcomes.Reload();
        _collections.Clear();
        Tokens.Clear();
        Remote.ForgetScopes();
    }

    public async ValueTask DisposeAsync()
    {
        await Worker.DisposeAsync().ConfigureAwait(false);
        _collections.Dispose();
        Remote.Dispose();
        Http.Dispose();
    }
}
