namespace Globus.Automate.Auth;

/// <summary>The scopes of the services that this library talks to, and how to take scopes apart.</summary>
public static class GlobusScopes
{
    /// <summary>The resource server of the Flows service.</summary>
    public const string FlowsResourceServer = "flows.globus.org";

    /// <summary>The resource server of Globus Auth.</summary>
    public const string AuthResourceServer = "auth.globus.org";

    /// <summary>Everything at the Flows service, but what needs a flow's own scope.</summary>
    public const string FlowsAll = FlowsPrefix + "all";

    /// <summary>The older scope to create, change and delete flows.</summary>
    public const string FlowsManage = FlowsPrefix + "manage_flows";

    /// <summary>OpenID Connect: who the user is.</summary>
    public const string OpenId = "openid";

    /// <summary>To look identities up.</summary>
    public const string ViewIdentities = "urn:globus:auth:scope:auth.globus.org:view_identities";

    /// <summary>To see the identities linked to the user's own.</summary>
    public const string ViewIdentitySet = "urn:globus:auth:scope:auth.globus.org:view_identity_set";

    /// <summary>To see what the user has consented to.</summary>
    public const string ViewConsents = "urn:globus:auth:scope:auth.globus.org:view_consents";

    /// <summary>Everything at the Transfer service.</summary>
    public const string TransferAll = "urn:globus:auth:scope:transfer.api.globus.org:all";

    /// <summary>Everything about the user: what a sign-in asks for beside what it is for.</summary>
    public static IReadOnlyList<string> Identity { get; } =
    [OpenId, "profile", "email", ViewIdentities, ViewIdentitySet];

    internal const string FlowsPrefix = UrlPrefix + "eec9b274-0c81-4334-bdc2-54e90e689b9a/";

    private const string UrlPrefix = "https://auth.globus.org/scopes/";

    /// <summary>The scope to start, check and resume runs of one flow. The flow document names it too.</summary>
    public static string FlowUser(Guid flowId) =>
        $"{UrlPrefix}{flowId}/flow_{flowId.ToString().Replace('-', '_')}_user";

    /// <summary>A scope without its dependencies and without the star that makes it optional.</summary>
    public static string WithoutDependencies(string scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var bracket = scope.IndexOf('[');
        return (bracket < 0 ? scope : scope.Substring(0, bracket)).TrimStart('*').Trim();
    }

    /// <summary>
    /// What the scopes of one service have in common: <c>urn:globus:auth:scope:&lt;service&gt;</c>,
    /// <c>https://auth.globus.org/scopes/&lt;service&gt;</c>, or the service's name for the words of OpenID Connect.
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
