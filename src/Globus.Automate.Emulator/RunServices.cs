using Globus.Automate.Emulator.Flows;
using Globus.Automate.Emulator.Runs;
using Globus.Automate.Emulator.Runs.Execution;
using Globus.Automate.Emulator.WebInputs;

namespace Globus.Automate.Emulator;

/// <summary>Composes runs, their execution and web inputs.</summary>
internal sealed class RunServices : IDisposable
{
    private readonly ExecutionServices _execution;
    private readonly RunEndpoints _endpoints;
    private readonly BatchEndpoints _batchEndpoints;
    private readonly WebInputEndpoints _webInputEndpoints;

    public RunServices(HostServices host, AuthServices auth, ActionServices actions, FlowServices flows)
    {
        var (database, clock, signal) = (host.Database, host.Clock, host.Signal);
        Store = new RunStore(database);
        Visits = new VisitStore(database);
        WebInputs = new WebInputStore(database);
        var gateway = CreateGateway(auth, actions, flows);
        _execution = new ExecutionServices(host, Store, Visits, WebInputs, flows.Definitions, gateway, auth.Principals);
        _ = new ActionCompletionListener(actions.Service, Store, signal, clock);

        Starter = new RunStarter(
            Store,
            flows.Definitions,
            new InputSchemas(),
            auth.Bearer,
            _execution.Writer,
            signal,
            host.Ids,
            _execution.Queue,
            clock
        );
        Operations = new RunOperations(Store, _execution.Writer, signal, gateway, database, clock);
        Log = new RunLog(Visits);
        var document = new RunDocument(Log);
        var (authorization, policies) = (flows.Authorization, flows.Policies);
        _endpoints = new RunEndpoints(
            authorization,
            policies,
            flows.Store,
            Store,
            new RunListStore(database),
            flows.DefinitionStore,
            Starter,
            Operations,
            document,
            Log,
            database
        );
        _batchEndpoints = new BatchEndpoints(
            authorization,
            policies,
            flows.Store,
            Store,
            Operations,
            document,
            database
        );
        WebInputResponder = new WebInputResponder(WebInputs, Operations, signal, database, clock);
        _webInputEndpoints = new WebInputEndpoints(authorization, policies, WebInputs, WebInputResponder, clock);
    }

    public RunStore Store { get; }

    public VisitStore Visits { get; }

    public RunLog Log { get; }

    public RunStarter Starter { get; }

    public RunOperations Operations { get; }

    public WebInputStore WebInputs { get; }

    public WebInputResponder WebInputResponder { get; }

    /// <summary>The events of the clock, to which timers add theirs.</summary>
    public RunSchedule Schedule => _execution.Schedule;

    public RunWorker Worker => _execution.Worker;

    public ClockMover ClockMover => _execution.ClockMover;

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        _endpoints.Map(routes);
        _batchEndpoints.Map(routes);
        _webInputEndpoints.Map(routes);
    }

    public void Dispose() => _execution.Dispose();

    private ActionGateway CreateGateway(AuthServices auth, ActionServices actions, FlowServices flows) =>
        new(
            actions.Directory,
            actions.Service,
            actions.Remote,
            flows.RegisteredApis,
            auth.Requirements,
            actions.Outcomes,
            Visits
        );
}
