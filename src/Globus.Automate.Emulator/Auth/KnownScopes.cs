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
    public const string Timer = UrlPrefix + "524230d7-ea86-4a52-8312-86065a9e0417/timer";

    public const string ViewConsents = UrnPrefix + "auth.globus.org:view_consents";
    public const string GroupsResourceServer = "groups.api.globus.org";

    private const string UrlPrefix = "https://auth.globus.org/scopes/";
    private const string UrnPrefix = "urn:globus:auth:scope:";
    private const string FlowsClientId = "eec9b274-0c81-4334-bdc2-54e90e689b9a";

    /// <summary>The suffixes of the scopes that every collection has.</summary>
    private static readonly string[] OfCollections = ["data_access", "https"];

    private static readonly Dictionary<string, string> ResourceServers = ServiceScopes.All.ToDictionary(
        scope => scope.Name,
        scope => scope.ResourceServer
    );

    /// <summary>The scope of a client: <c>https://auth.globus.org/scopes/CLIENT_ID/SUFFIX</c>.</summary>
    public static string OfClient(Guid clientId, string suffix) => $"{UrlPrefix}{clientId:D}/{suffix}";

    public static string OfFlow(Guid flowId) => OfClient(flowId, $"flow_{flowId.ToString("D").Replace('-', '_')}_user");

    /// <summary>The same as <see cref="OfFlow"/>, as an SQL expression.</summary>
    /// <param name="column">The column with the flow's id.</param>
    public static string OfFlowSql(string column) =>
        $"('{UrlPrefix}' || {column} || '/flow_' || replace({column}, '-', '_') || '_user')";

    /// <summary>The flow of a flow scope; null for other scopes.</summary>
    public static Guid? FlowOf(string scope) => OwnerOf(scope) is { } id && scope == OfFlow(id) ? id : null;

    /// <summary>The client, flow or collection that a scope of the URL form names; null for other scopes.</summary>
    public static Guid? OwnerOf(string scope) =>
        scope.StartsWith(UrlPrefix, StringComparison.Ordinal) && Guid.TryParseExact(NameInUrl(scope), "D", out var id)
            ? id
            : null;

    /// <summary>
    /// The scopes that exist without a flow: those of services and hosted providers, of every collection and
    /// endpoint, and every scope that the development clients can offer as providers. Ids are in lower case.
    /// </summary>
    public static bool IsFixed(string scope) =>
        ResourceServers.ContainsKey(scope)
        || IsOfEndpoint(scope)
        || (
            OwnerOf(scope) is { } owner
            && scope.StartsWith(OfClient(owner, ""), StringComparison.Ordinal)
            && (
                OfCollections.Any(suffix => scope == OfClient(owner, suffix))
                || DevelopmentAccounts.Clients.Any(client => client.Id == owner)
            )
        );

    /// <summary>Whether the scope has one of the two forms of Globus Auth.</summary>
    public static bool IsWellFormed(string scope) =>
        scope.All(character => character is > ' ' and < '\x7f' and not ('[' or ']' or '*'))
        && (
            (
                scope.StartsWith(UrlPrefix, StringComparison.Ordinal)
                && scope[UrlPrefix.Length..].Split('/') is { Length: >= 2 } parts
                && parts.All(part => part.Length > 0)
            )
            || (
                scope.StartsWith(UrnPrefix, StringComparison.Ordinal)
                && scope[UrnPrefix.Length..].Split(':') is [{ Length: > 0 }, { Length: > 0 }]
            )
        );

    public static string ResourceServer(string scope) =>
        ResourceServers.TryGetValue(scope, out var known) ? known
        : scope.StartsWith(FlowsPrefix, StringComparison.Ordinal) ? FlowsResourceServer
        : scope.StartsWith(UrlPrefix, StringComparison.Ordinal) ? NameInUrl(scope)
        : scope.StartsWith(UrnPrefix, StringComparison.Ordinal) ? scope[UrnPrefix.Length..].Split(':')[0]
        : AuthResourceServer;

    /// <summary>The scope of an endpoint: <c>urn:globus:auth:scope:ENDPOINT_ID:manage_collections</c>.</summary>
    private static bool IsOfEndpoint(string scope) =>
        scope.StartsWith(UrnPrefix, StringComparison.Ordinal)
        && scope[UrnPrefix.Length..].Split(':') is [var endpoint, "manage_collections"]
        && Guid.TryParseExact(endpoint, "D", out var id)
        && endpoint == id.ToString("D");

    private static string NameInUrl(string scope) => scope[UrlPrefix.Length..].Split('/')[0];
}
