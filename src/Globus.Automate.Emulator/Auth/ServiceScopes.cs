namespace Globus.Automate.Emulator.Auth;

/// <summary>
/// The scopes of the services of Globus, with the resource servers that the official programs expect. Flows and Compute
/// have resource servers with a name that does not occur in their scopes.
/// </summary>
internal static class ServiceScopes
{
    private const string Actions = "actions.globus.org";

    /// <summary>All scopes. A new scope requires one line here.</summary>
    public static IReadOnlyList<ServiceScope> All { get; } =
    [
        .. Plain("auth.globus.org", "openid", "email", "profile"),
        .. Urns(
            "auth.globus.org",
            "manage_projects",
            "view_authentications",
            "view_clients",
            "view_clients_and_scopes",
            "view_consents",
            "view_identities",
            "view_identity_set"
        ),
        .. Urns("transfer.api.globus.org", "all", "gcp_install"),
        .. Urns("search.api.globus.org", "all", "globus_connect_server", "ingest", "search"),
        .. Urns("groups.api.globus.org", "all", "view_my_groups_and_memberships"),
        .. Urns("nexus.api.globus.org", "groups"),
        .. Urls("524230d7-ea86-4a52-8312-86065a9e0417", "524230d7-ea86-4a52-8312-86065a9e0417", "timer"),
        .. Urls("facd7ccc-c5f4-42aa-916b-a0e270e2c2a9", "funcx_service", "all"),
        .. Urls(
            "eec9b274-0c81-4334-bdc2-54e90e689b9a",
            "flows.globus.org",
            "all",
            "manage_flows",
            "view_flows",
            "run",
            "run_status",
            "run_manage",
            "web_input_view",
            "web_input_respond"
        ),
        .. Urls(Actions, Actions, "hello_world", "scripted", "search/ingest", "transfer/transfer", "transfer/delete"),
        .. Urls(
            "5fac2e64-c734-4e6b-90ea-ff12ddbf9653",
            "5fac2e64-c734-4e6b-90ea-ff12ddbf9653",
            "search_delete",
            "notification_notify",
            "weboption_wait_for_option",
            "expression",
            "datacite_mint_basic_auth_action_all",
            "http"
        ),
    ];

    private static IEnumerable<ServiceScope> Plain(string resourceServer, params string[] names) =>
        names.Select(name => new ServiceScope(name, resourceServer));

    private static IEnumerable<ServiceScope> Urns(string resourceServer, params string[] names) =>
        names.Select(name => new ServiceScope($"urn:globus:auth:scope:{resourceServer}:{name}", resourceServer));

    /// <param name="owner">The part of the address that names the owner of the scopes.</param>
    /// <param name="resourceServer">The name in responses of the token endpoint.</param>
    /// <param name="names">The names of the scopes.</param>
    private static IEnumerable<ServiceScope> Urls(string owner, string resourceServer, params string[] names) =>
        names.Select(name => new ServiceScope($"https://auth.globus.org/scopes/{owner}/{name}", resourceServer));
}
