namespace Globus.Automate.Auth;

/// <summary>The scopes of the services that this library uses, and methods to parse scopes.</summary>
public static class GlobusScopes
{
    /// <summary>The resource server of the Flows service.</summary>
    public const string FlowsResourceServer = "flows.globus.org";

    /// <summary>The resource server of Globus Auth.</summary>
    public const string AuthResourceServer = "auth.globus.org";

    /// <summary>All permissions of the Flows service except those of the scopes of single flows.</summary>
    public const string FlowsAll = FlowsPrefix + "all";

    /// <summary>The older scope that creates, changes and deletes flows.</summary>
    public const string FlowsManage = FlowsPrefix + "manage_flows";

    /// <summary>The OpenID Connect scope for the identity of the user.</summary>
    public const string OpenId = "openid";

    /// <summary>Views identities.</summary>
    public const string ViewIdentities = "urn:globus:auth:scope:auth.globus.org:view_identities";

    /// <summary>Views the identities that are linked to the user's identity.</summary>
    public const string ViewIdentitySet = "urn:globus:auth:scope:auth.globus.org:view_identity_set";

    /// <summary>Views the consents of the user.</summary>
    public const string ViewConsents = "urn:globus:auth:scope:auth.globus.org:view_consents";

    /// <summary>All permissions of the Transfer service.</summary>
    public const string TransferAll = "urn:globus:auth:scope:transfer.api.globus.org:all";

    /// <summary>All permissions of the Search service.</summary>
    public const string SearchAll = "urn:globus:auth:scope:search.api.globus.org:all";

    /// <summary>All permissions of the Groups service.</summary>
    public const string GroupsAll = "urn:globus:auth:scope:groups.api.globus.org:all";

    /// <summary>The resource server of Globus Timers.</summary>
    public const string TimersResourceServer = "524230d7-ea86-4a52-8312-86065a9e0417";

    /// <summary>
    /// All permissions of Globus Timers. To create a timer, it needs the scope of the flow as a dependency.
    /// </summary>
    public const string Timer = UrlPrefix + TimersResourceServer + "/timer";

    /// <summary>The identity scopes of every sign-in.</summary>
    public static IReadOnlyList<string> Identity { get; } =
    [OpenId, "profile", "email", ViewIdentities, ViewIdentitySet];

    internal const string FlowsPrefix = UrlPrefix + "eec9b274-0c81-4334-bdc2-54e90e689b9a/";

    private const string UrlPrefix = "https://auth.globus.org/scopes/";

    /// <summary>
    /// The scope that starts, validates and resumes runs of one flow. The flow document also contains it.
    /// </summary>
    public static string FlowUser(Guid flowId) =>
        $"{UrlPrefix}{flowId}/flow_{flowId.ToString().Replace('-', '_')}_user";

    /// <summary>The scope that creates timers for a flow: the timer scope with the scope of the flow.</summary>
    public static string TimerFor(string flowScope) => $"{Timer}[{flowScope}]";

    /// <summary>A scope without its dependencies and without the asterisk of an optional scope.</summary>
    public static string WithoutDependencies(string scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var bracket = scope.IndexOf('[');
        return (bracket < 0 ? scope : scope.Substring(0, bracket)).TrimStart('*').Trim();
    }

    /// <summary>
    /// The common prefix of the scopes of a service: <c>urn:globus:auth:scope:&lt;service&gt;</c>,
    /// <c>https://auth.globus.org/scopes/&lt;service&gt;</c>, or the service name for OpenID Connect scopes.
    /// </summary>
    public static string GetServicePrefix(string scope)
    {
        var root = WithoutDependencies(scope);
        var end =
            root.StartsWith("urn:", StringComparison.Ordinal) ? root.LastIndexOf(':')
            : root.StartsWith(UrlPrefix, StringComparison.Ordinal) ? root.IndexOf('/', UrlPrefix.Length)
            : -1;
        var family = end < 0 ? root : root.Substring(0, end);
        return root is OpenId or "profile" or "email" ? "urn:globus:auth:scope:" + AuthResourceServer : family;
    }

    internal static bool IsFlows(string scope) => scope.StartsWith(FlowsPrefix, StringComparison.Ordinal);
}
