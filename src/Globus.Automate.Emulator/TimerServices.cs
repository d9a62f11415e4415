using Globus.Automate.Emulator.Timers;

namespace Globus.Automate.Emulator;

/// <summary>Composes timers.</summary>
internal sealed class TimerServices
{
    private readonly TimerEndpoints _endpoints;

    public TimerServices(HostServices host, AuthServices auth, FlowServices flows, RunServices runs)
    {
        var (database, clock) = (host.Database, host.Clock);
        var store = new TimerStore(database);
        var access = new TimerAccess(auth.Consents, flows.Policies, flows.Store);
        var starter = new TimerStarter(store, access, runs.Starter, auth.Bearer);
        runs.Schedule.Use(starter);
        _endpoints = new TimerEndpoints(
            new TimerAuthorization(auth.Bearer),
            access,
            store,
            runs.Starter,
            new TimerDocument(store, runs.Store, flows.Store, flows.Policies, runs.Log),
            host.Ids,
            host.Signal,
            database,
            clock
        );
    }

    public void MapRoutes(IEndpointRouteBuilder routes) => _endpoints.Map(routes);
}
