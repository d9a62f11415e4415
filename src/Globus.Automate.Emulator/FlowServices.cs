using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Definitions.Compilation;
using Globus.Automate.Emulator.Flows;
using Globus.Automate.Emulator.RegisteredApis;

namespace Globus.Automate.Emulator;

/// <summary>Composes flows, their definitions and registered APIs.</summary>
internal sealed class FlowServices
{
    private readonly FlowEndpoints _endpoints;
    private readonly RegisteredApiEndpoints _registeredApiEndpoints;

    public FlowServices(HostServices host, AuthServices auth, ActionServices actions, FlowStore flows)
    {
        var (database, clock) = (host.Database, host.Clock);
        Store = flows;
        DefinitionStore = new DefinitionStore(database);
        Definitions = new DefinitionCache(DefinitionStore, host.Options);
        Authorization = new FlowsAuthorization(auth.Bearer);
        Policies = new FlowPolicies(flows, auth.Policies, auth.Sessions);
        Writer = new FlowWriter(flows, DefinitionStore, host.Ids, clock);
        Validator = new FlowValidator(host.Options);

        var apis = new RegisteredApiStore(database);
        RegisteredApis = new RegisteredApiCaller(apis, actions.Tokens, actions.Http, clock);
        _registeredApiEndpoints = new RegisteredApiEndpoints(Authorization, apis, host.Ids, database, clock);
        var scopes = new ScopeResolver(actions.Directory, actions.Remote, RegisteredApis);
        _endpoints = new FlowEndpoints(Authorization, Policies, flows, Writer, Validator, scopes, database, clock);
    }

    public FlowStore Store { get; }

    public DefinitionStore DefinitionStore { get; }

    public DefinitionCache Definitions { get; }

    public FlowsAuthorization Authorization { get; }

    public FlowPolicies Policies { get; }

    public FlowWriter Writer { get; }

    public FlowValidator Validator { get; }

    public RegisteredApiCaller RegisteredApis { get; }

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        _endpoints.Map(routes);
        _registeredApiEndpoints.Map(routes);
    }

    /// <summary>Clears the state outside of the database.</summary>
    public void Clear() => Definitions.Clear();
}
