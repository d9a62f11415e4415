using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Actions.Outcomes;
using Globus.Automate.Emulator.Actions.Providers.Notification;
using Globus.Automate.Emulator.Actions.Providers.Search;
using Globus.Automate.Emulator.Actions.Providers.WebOption;
using Globus.Automate.Emulator.Actions.Remote;
using Globus.Automate.Emulator.Collections;
using Globus.Automate.Emulator.Control;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.RegisteredApis;
using Globus.Automate.Emulator.Runs;
using Globus.Automate.Emulator.Runs.Execution;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator;

/// <summary>How the action providers are put together.</summary>
internal sealed class ActionServices : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly CollectionMap _collections;
    private readonly DependentTokens _tokens;
    private readonly ActionEndpoints _endpoints;
    private readonly WebOptionPages _pages;
    private readonly ProviderEndpoints _providerEndpoints;
    private readonly SeededOutcomes _outcomes;

    public ActionServices(
        Database database,
        AuthServices auth,
        RunStore runs,
        RegisteredApiStore apis,
        IdSource ids,
        EmulatorAddress address,
        WorkSignal signal,
        EmulatorClock clock,
        EmulatorOptions options
    )
    {
        _http = new HttpClient(new FlowCallHandler())
        {
            Timeout = options.ProviderTimeout,
            MaxResponseContentBufferSize = RemoteProviders.LargestResponse,
        };
        var store = new ActionStore(database);
        _collections = new CollectionMap(options.Collections, options.DataDirectory);
        var (mails, entries, outcomes) = (
            new MailStore(database),
            new SearchStore(database),
            new OutcomeStore(database)
        );
        Directory = new ProviderDirectory(
            OwnProviders.All(auth.Consents, mails, entries, _collections, clock),
            address
        );
        Service = new ActionService(store, new ActionInputValidation(), ids, database, clock);
        Worker = new ActionWorker(Directory, Service, store, signal);
        _tokens = new DependentTokens(auth.Issuer, clock);
        Remote = new RemoteProviders(_tokens, _http, address);
        _outcomes = new SeededOutcomes(outcomes, store);
        RegisteredApis = new RegisteredApiCaller(apis, _tokens, _http, clock);
        Gateway = new ActionGateway(Directory, Service, Remote, RegisteredApis, auth.Requirements, _outcomes, runs);
        _ = new ActionCompletionListener(Service, runs, signal, clock);
        _endpoints = new ActionEndpoints(Directory, Service, auth.Bearer, Worker, clock);
        _pages = new WebOptionPages(Directory, Service, auth.Bearer);
        _providerEndpoints = new ProviderEndpoints(_outcomes, outcomes, mails, entries, _collections);
    }

    public ProviderDirectory Directory { get; }

    public ActionService Service { get; }

    public RemoteProviders Remote { get; }

    public RegisteredApiCaller RegisteredApis { get; }

    public ActionGateway Gateway { get; }

    public ActionWorker Worker { get; }

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        _endpoints.Map(routes);
        _pages.Map(routes);
        _providerEndpoints.Map(routes);
    }

    /// <summary>Takes up what the database has now.</summary>
    public void Reload()
    {
        _outcomes.Reload();
        Worker.EnqueueUnfinished();
    }

    /// <summary>Forgets what is not in the database.</summary>
    public void Clear()
    {
        Worker.CancelAll();
        _collections.Clear();
        _tokens.Clear();
        Remote.ForgetScopes();
    }

    public async ValueTask DisposeAsync()
    {
        await Worker.DisposeAsync().ConfigureAwait(false);
        _collections.Dispose();
        Remote.Dispose();
        _http.Dispose();
    }
}
