namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>The descriptions of scopes for users.</summary>
internal sealed class ScopeTitles(IFlowDirectory flows, ScopeDirectory scopes)
{
    private static readonly Dictionary<string, string> Titles = new()
    {
        ["openid"] = "View your identity",
        ["profile"] = "View your name, username and organization",
        ["email"] = "View your email address",
        ["urn:globus:auth:scope:auth.globus.org:view_identity_set"] = "View the identities of your account",
        ["urn:globus:auth:scope:auth.globus.org:view_identities"] = "Look up identities",
        ["urn:globus:auth:scope:auth.globus.org:view_consents"] = "View your consents",
        ["urn:globus:auth:scope:groups.api.globus.org:all"] = "View and manage your groups",
        ["urn:globus:auth:scope:groups.api.globus.org:view_my_groups_and_memberships"] = "View your groups",
        [KnownScopes.Transfer] = "Transfer files",
        ["https://auth.globus.org/scopes/facd7ccc-c5f4-42aa-916b-a0e270e2c2a9/all"] = "Use Globus Compute",
        [KnownScopes.HelloWorld] = "Run Hello World actions",
        [KnownScopes.FlowsPrefix + "all"] = "Manage your flows and runs",
        [KnownScopes.FlowsPrefix + "manage_flows"] = "Manage your flows",
        [KnownScopes.FlowsPrefix + "view_flows"] = "View your flows",
        [KnownScopes.FlowsPrefix + "run_manage"] = "Manage your runs",
        [KnownScopes.FlowsPrefix + "run_status"] = "View your runs",
    };

    public string Of(string scope) =>
        Titles.GetValueOrDefault(scope)
        ?? (
            KnownScopes.FlowOf(scope) is { } flowId && flows.FindTitle(flowId) is { } title ? $"Run the flow “{title}”"
            : scope.EndsWith("/data_access", StringComparison.Ordinal)
                ? $"Read and write data on the collection {KnownScopes.ResourceServer(scope)}"
            : $"Use {scopes.ResourceServer(scope)}"
        );
}
