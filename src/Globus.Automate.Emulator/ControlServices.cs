using Globus.Automate.Emulator.Control;
using Globus.Automate.Emulator.Control.Page;
using Globus.Automate.Emulator.Control.Seeding;

namespace Globus.Automate.Emulator;

/// <summary>Composes the control interface and the emulator's page.</summary>
internal sealed class ControlServices
{
    private readonly FaultInjector _faults = new();
    private readonly RequestRecorder _recorder;
    private readonly ControlEndpoints _endpoints;
    private readonly ClockEndpoints _clockEndpoints;
    private readonly StateEndpoints _stateEndpoints;
    private readonly PageEndpoints _pageEndpoints;
    private readonly RunActionEndpoints _runActionEndpoints;
    private readonly FlowTestEndpoints _flowTestEndpoints;

    /// <param name="host">The shared services.</param>
    /// <param name="auth">Globus Auth.</param>
    /// <param name="flows">The services for flows.</param>
    /// <param name="runs">The services for runs.</param>
    /// <param name="reset">Clears the state of the emulator.</param>
    public ControlServices(
        HostServices host,
        AuthServices auth,
        FlowServices flows,
        RunServices runs,
        Action<ResetRequest> reset
    )
    {
        var (database, clock) = (host.Database, host.Clock);
        _recorder = new RequestRecorder(clock);
        Seeder = new Seeder(
            database,
            new StateTables(database, flows.Store, runs.Store, runs.Visits, flows.Definitions, clock),
            new FlowSeeder(flows.Store, flows.Writer, flows.Validator),
            new RunSeeder(flows.Store, runs.Starter, auth.Directory, clock),
            clock
        );
        _clockEndpoints = new ClockEndpoints(clock, runs.ClockMover, runs.Store, runs.Visits);
        _stateEndpoints = new StateEndpoints(Seeder, host.Signal);
        _flowTestEndpoints = new FlowTestEndpoints(
            flows.Store,
            runs.Store,
            new ProviderCallList(runs.Visits),
            new Coverage(runs.Visits, flows.Definitions)
        );
        var restart = new RunRestart(flows.Store, flows.Policies, flows.DefinitionStore, runs.Starter, auth.Bearer);
        _pageEndpoints = new PageEndpoints(
            new Overview(database, clock, runs.Worker, runs.Schedule),
            new RunView(
                database,
                runs.Store,
                runs.Visits,
                new VisitLines(database, new BranchTexts(flows.DefinitionStore)),
                new RunPath(database),
                runs.Log,
                flows.Definitions,
                runs.WebInputs,
                restart,
                clock
            ),
            new RunDocuments(flows.DefinitionStore),
            runs.Store
        );
        _runActionEndpoints = new RunActionEndpoints(
            runs.Store,
            runs.Operations,
            restart,
            new RunConsent(auth.Scopes, auth.ConsentGrant),
            runs.WebInputs,
            runs.WebInputResponder,
            clock
        );
        _endpoints = new ControlEndpoints(clock, host.Address, _faults, _recorder, runs.Worker, reset);
        Pipeline = new RequestPipeline(new RequestGuard(host.Address), _recorder, _faults, auth.Requirements);
    }

    public Seeder Seeder { get; }

    public RequestPipeline Pipeline { get; }

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        _endpoints.Map(routes);
        _clockEndpoints.Map(routes);
        _stateEndpoints.Map(routes);
        _pageEndpoints.Map(routes);
        _runActionEndpoints.Map(routes);
        _flowTestEndpoints.Map(routes);
    }

    /// <summary>Clears faults and recorded requests.</summary>
    public void Clear()
    {
        _faults.Clear();
        _recorder.Clear();
    }
}
