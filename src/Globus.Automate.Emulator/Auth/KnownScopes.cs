namespace Globus.Automate.Emulator.Auth;

/// <summary>The existing scopes and their resource servers.</summary>
internal static class KnownScopes
{
    public const string FlowsResourceServer = "flows.globus.org";
    public const string AuthResourceServer = "auth.globus.org";
    public const string HelloWorld = UrlPrefix + "actions.globus.org/hello_world";
    public const string Scripted = UrlPrefix + "actions.globus.org/scripted";
    public const string FlowsPrefix = UrlPrefix + FlowsClientId + "/";
    public const string ActionsPrefix = UrlPrefix + "5fac2e64-c734-4e6b-90ea-ff12ddbf9653/";
    public const string Transfer = UrnPrefix + "transfer.api.globus.org:all";

    public const string ViewConsents = UrnPrefix + "auth.globus.org:view_consents";
    public const string GroupsResourceServer = "groups.api.globus.org";

    private const string UrlPrefix = "https://auth.globus.org/scopes/";
    private const string UrnPrefix = "urn:globus:auth:scope:";
    private const string FlowsClientId = "eec9b274-0c81-4334-bdc2-54e90e689b9a";

    private static readonly HashSet<string> Fixed =
    [
        "openid",
        "email",
        "profile",
        UrnPrefix + "auth.globus.org:view_identities",
        UrnPrefix + "auth.globus.org:view_identity_set",
        ViewConsents,
        UrnPrefix + "auth.globus.org:manage_projects",
        Transfer,
        UrnPrefix + "search.api.globus.org:all",
        UrnPrefix + "groups.api.globus.org:all",
        UrnPrefix + "groups.api.globus.org:view_my_groups_and_memberships",
        UrlPrefix + "524230d7-ea86-4a52-8312-86065a9e0417/timer",
        HelloWorld,
        Scripted,
        UrlPrefix + "actions.globus.org/search/ingest",
        UrlPrefix + "actions.globus.org/transfer/transfer",
        UrlPrefix + "actions.globus.org/transfer/delete",
        .. from name in (string[])
            [
                "all",
                "manage_flows",
                "view_flows",
                "run",
                "run_status",
                "run_manage",
                "web_input_view",
                "web_input_respond",
            ]
        select FlowsPrefix + name,
        .. from name in (string[])
            [
                "search_delete",
                "notification_notify",
                "weboption_wait_for_option",
                "expression",
                "datacite_mint_basic_auth_action_all",
                "http",
            ]
        select ActionsPrefix + name,
    ];

    public static string OfFlow(Guid flowId) =>
        $"{UrlPrefix}{flowId:D}/flow_{flowId.ToString("D").Replace('-', '_')}_user";

    /// <summary>The same as <see cref="OfFlow"/>, as an SQL expression.</summary>
    /// <param name="column">The column with the flow's id.</param>
    public static string OfFlowSql(string column) =>
        $"('{UrlPrefix}' || {column} || '/flow_' || replace({column}, '-', '_') || '_user')";

    /// <summary>The flow of a flow scope; null for other scopes.</summary>
    public static Guid? FlowOf(string scope) =>
        scope.StartsWith(UrlPrefix, StringComparison.Ordinal)
        && Guid.TryParseExact(ResourceServer(scope), "D", out var id)
        && scope == OfFlow(id)
            ? id
            : null;

    /// <summary>
    /// The scopes that exist without a flow: those of services and hosted providers, <c>data_access</c> of every
    /// collection, and every scope that the development clients can offer as providers.
    /// </summary>
    public static bool IsFixed(string scope) =>
        Fixed.Contains(scope)
        || (
            scope.StartsWith(UrlPrefix, StringComparison.Ordinal)
            && Guid.TryParseExact(ResourceServer(scope), "D", out var owner)
            && (
                scope.EndsWith("/data_access", StringComparison.Ordinal)
                || DevelopmentAccounts.Clients.Any(client => client.Id == owner)
            )
        );

    public static string ResourceServer(string scope)
    {
        if (scope.StartsWith(FlowsPrefix, StringComparison.Ordinal))
        {
            return FlowsResourceServer;
        }

        if (scope.StartsWith(UrlPrefix, StringComparison.Ordinal))
        {
            return scope[UrlPrefix.Length..].Split('/')[0];
        }

        return scope.StartsWith(UrnPrefix, StringComparison.Ordinal)
            ? scope[UrnPrefix.Length..].Split(':')[0]
            : AuthResourceServer;
    }
}
