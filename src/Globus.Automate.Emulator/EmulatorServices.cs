using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Control;
using Globus.Automate.Emulator.Control.Page;
using Globus.Automate.Emulator.Control.Seeding;
using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Definitions.Compilation;
using Globus.Automate.Emulator.Flows;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.RegisteredApis;
using Globus.Automate.Emulator.Runs;
using Globus.Automate.Emulator.Runs.Execution;
using Globus.Automate.Emulator.Storage;
using Globus.Automate.Emulator.WebInputs;
using Microsoft.Data.Sqlite;

namespace Globus.Automate.Emulator;

/// <summary>How the parts of one emulator are put together.</summary>
internal sealed class EmulatorServices : IDisposable
{
    private readonly SettingStore _settings;
    private readonly WorkSignal _signal = new();
    private readonly AuthServices _auth;
    private readonly RunExecutor _executor;
    private readonly FlowEndpoints _flowEndpoints;
    private readonly RunEndpoints _runEndpoints;
    private readonly ControlEndpoints _controlEndpoints;
    private readonly StateEndpoints _stateEndpoints;
    private readonly PageEndpoints _pageEndpoints;
    private readonly BatchEndpoints _batchEndpoints;
    private readonly WebInputEndpoints _webInputEndpoints;
    private readonly RegisteredApiEndpoints _registeredApiEndpoints;

    private EmulatorServices(EmulatorOptions options, Database database)
    {
        Database = database;
        _settings = new SettingStore(database);
        Clock = new EmulatorClock(options.TimeScale);
        Clock.Advance(_settings.ReadClockOffset());
        Clock.Changed += (_, _) => SaveClockOffset();
        var ids = new IdSource(options.IdNumber, _settings);
        var flows = new FlowStore(database);
        var runs = new RunStore(database);
        var webInputs = new WebInputStore(database);
        var definitions = new DefinitionStore(database);
        _auth = new AuthServices(database, flows, Address, Clock);

        var apiStore = new RegisteredApiStore(database);
        Actions = new ActionServices(database, _auth, runs, apiStore, ids, Address, _signal, Clock, options);

        var cache = new DefinitionCache(definitions, options);
        var progress = new RunWriter(runs, webInputs);
        _executor = new RunExecutor(
            database,
            runs,
            new StepBatchRunner(new RunStepper(options), cache, webInputs, Clock),
            progress,
            Actions.Gateway,
            _signal,
            Clock
        );
        Worker = new RunWorker(database, runs, _executor, _signal, Clock);
        var authorization = new FlowsAuthorization(_auth.Bearer);
        var policies = new FlowPolicies(flows, _auth.Policies, _auth.Sessions);
        var starter = new RunStarter(
            runs,
            cache,
            new InputSchemas(),
            _auth.Bearer,
            progress,
            _signal,
            ids,
            database,
            Clock
        );
        var operations = new RunOperations(runs, progress, _signal, Actions.Gateway, database, Clock);
        var document = new RunDocument(runs);
        var scopes = new ScopeResolver(Actions.Directory, Actions.Remote, Actions.RegisteredApis);
        var writer = new FlowWriter(flows, definitions, ids, Clock);
        var validator = new FlowValidator(options);
        _flowEndpoints = new FlowEndpoints(authorization, policies, flows, writer, validator, scopes, database, Clock);
        _runEndpoints = new RunEndpoints(
            authorization,
            policies,
            flows,
            runs,
            definitions,
            starter,
            operations,
            document,
            database
        );
        _batchEndpoints = new BatchEndpoints(authorization, policies, flows, runs, operations, document, database);
        _registeredApiEndpoints = new RegisteredApiEndpoints(authorization, apiStore, ids, database, Clock);
        _webInputEndpoints = new WebInputEndpoints(authorization, policies, webInputs, operations, _signal, database, Clock);

        Seeder = new Seeder(
            database,
            new StateTables(database, flows, runs, cache, Clock),
            new FlowSeeder(flows, writer, validator),
            new RunSeeder(flows, starter, _auth.Directory, Clock),
            Clock
        );
        Seeder.Seeded += Actions.Reload;
        _stateEndpoints = new StateEndpoints(Seeder, _signal);
        _pageEndpoints = new PageEndpoints(new Overview(database, Clock, Worker), new RunView(database, runs, cache));
        var recorder = new RequestRecorder(Clock);
        var faults = new FaultInjector();
        _controlEndpoints = new ControlEndpoints(Clock, Address, faults, recorder, Worker, Reset);
        Pipeline = new RequestPipeline(new RequestGuard(Address), recorder, faults, _auth.Requirements);

        void Reset()
        {
            database.Clear();
            _auth.Clear();
            Actions.Clear();
            cache.Clear();
            faults.Clear();
            recorder.Clear();
        }
    }

    public Database Database { get; }

    public EmulatorClock Clock { get; }

    public EmulatorAddress Address { get; } = new();

    public RunWorker Worker { get; }

    public Seeder Seeder { get; }

    public ActionServices Actions { get; }

    public RequestPipeline Pipeline { get; }

    /// <exception cref="EmulatorStartException">The data directory cannot be used.</exception>
    public static EmulatorServices Create(EmulatorOptions options)
    {
        try
        {
            if (options.DataDirectory is not null)
            {
                Directory.CreateDirectory(options.DataDirectory);
            }

            return new EmulatorServices(options, Database.Open(options.DataDirectory));
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or SqliteException or InvalidDataException)
        {
            throw EmulatorStartException.DataDirectory(options.DataDirectory ?? "", exception);
        }
        catch (Exception exception) when (FindLoadFailure(exception) is { } failure)
        {
            throw EmulatorStartException.NativeLibrary(failure);
        }
    }

    /// <summary>What went wrong when SQLite's native library was loaded; null when something else went wrong.</summary>
    private static Exception? FindLoadFailure(Exception exception) =>
        exception switch
        {
            DllNotFoundException or BadImageFormatException or EntryPointNotFoundException => exception,
            { InnerException: { } inner } => FindLoadFailure(inner),
            _ => null,
        };

    /// <summary>Keeps how far the clock has been moved, so that times do not go back at the next start.</summary>
    private void SaveClockOffset()
    {
        var lead = Clock.GetUtcNow() - DateTimeOffset.UtcNow;
        _settings.WriteClockOffset(lead > TimeSpan.Zero ? lead : TimeSpan.Zero);
    }

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        _auth.MapRoutes(routes);
        _flowEndpoints.Map(routes);
        _runEndpoints.Map(routes);
        _batchEndpoints.Map(routes);
        _webInputEndpoints.Map(routes);
        _registeredApiEndpoints.Map(routes);
        Actions.MapRoutes(routes);
        _controlEndpoints.Map(routes);
        _stateEndpoints.Map(routes);
        _pageEndpoints.Map(routes);
        UnsupportedRoutes.Map(routes);
    }

    public void Dispose()
    {
        SaveClockOffset();
        _auth.Dispose();
        _executor.Dispose();
        _signal.Dispose();
        Database.Dispose();
    }
}
