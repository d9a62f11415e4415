using Globus.Automate.Emulator.Actions.Outcomes;
using Globus.Automate.Emulator.Actions.Providers;
using Globus.Automate.Emulator.Actions.Providers.WebOption;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Collections;
using Globus.Automate.Emulator.Control;
using Globus.Automate.Emulator.Flows;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Actions;

/// <summary>How the action providers are put together.</summary>
internal sealed class ActionServices : IAsyncDisposable
{
    private readonly HttpClient http;
    private readonly CollectionMap collections;
    private readonly DependentTokens tokens;
    private readonly ActionEndpoints endpoints;
    private readonly WebOptionPages pages;
    private readonly ProviderEndpoints control;
    private readonly SeededOutcomes seeded;

    public ActionServices(
        Database database, AuthServices auth, RunStore runs, RegisteredApiStore apis, IdSource ids, EmulatorAddress address, WorkSignal signal,
        EmulatorClock clock, EmulatorOptions options)
    {
        http = new HttpClient(new FlowCallHandler())
        {
            Timeout = options.ProviderTimeout,
            MaxResponseContentBufferSize = RemoteProviders.LargestAnswer,
        };
        var store = new ActionStore(database);
        collections = new CollectionMap(options.Collections, options.DataDirectory);
        var (mails, entries, outcomes) = (new MailStore(database), new SearchStore(database), new OutcomeStore(database));
        Directory = new ProviderDirectory(OwnProviders.All(auth.Consents, mails, entries, collections, clock), address);
        Service = new ActionService(store, new ActionInputValidation(), ids, database, clock);
        Worker = new ActionWorker(Directory, Service, store, signal);
        tokens = new DependentTokens(auth.Issuer, clock);
        Remote = new RemoteProviders(tokens, http, address);
        seeded = new SeededOutcomes(outcomes, store, runs);
        RegisteredApis = new RegisteredApiCaller(apis, tokens, http, clock);
        Gateway = new ActionGateway(Directory, Service, Remote, RegisteredApis, auth.Requirements, seeded);
        _ = new RunAlarm(Service, runs, signal, clock);
        endpoints = new ActionEndpoints(Directory, Service, auth.Bearer, Worker, clock);
        pages = new WebOptionPages(Directory, Service, auth.Bearer);
        control = new ProviderEndpoints(seeded, outcomes, mails, entries, collections);
    }

    public ProviderDirectory Directory { get; }

    public ActionService Service { get; }

    public RemoteProviders Remote { get; }

    public RegisteredApiCaller RegisteredApis { get; }

    public ActionGateway Gateway { get; }

    public ActionWorker Worker { get; }

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        endpoints.Map(routes);
        pages.Map(routes);
        control.Map(routes);
    }

    /// <summary>Takes up what the database has now.</summary>
    public void LookAgain()
    {
        seeded.LookAgain();
        Worker.TakeUp();
    }

    /// <summary>Forgets what is not in the database.</summary>
    public void Clear()
    {
        Worker.CancelAll();
        collections.Clear();
        tokens.Clear();
        Remote.ForgetScopes();
    }

    public async ValueTask DisposeAsync()
    {
        await Worker.DisposeAsync().ConfigureAwait(false);
        collections.Dispose();
        Remote.Dispose();
        http.Dispose();
    }
}
