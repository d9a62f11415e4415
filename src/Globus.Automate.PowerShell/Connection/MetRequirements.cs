using Globus.Automate.Auth;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>
/// What has been done for the services that demand it. The consents stay; another sign-in is good for one time, since
/// the session that it began ends some day.
/// </summary>
internal sealed class MetRequirements
{
    private readonly object _gate = new();
    private readonly HashSet<string> _met = new(StringComparer.Ordinal);

    /// <summary>Takes note of a sign-in with these scopes, with what it had to be like.</summary>
    public void Add(IEnumerable<string> scopes, AuthorizationRequirement? requirement)
    {
        lock (_gate)
        {
            _met.UnionWith(scopes.Select(ScopeWord));
            _met.UnionWith(requirement is null ? [] : Words(requirement));
        }
    }

    /// <summary>Whether all of it has been done; what is good for one time is used up by asking.</summary>
    public bool Use(AuthorizationRequirement requirement)
    {
        lock (_gate)
        {
            var words = Words(requirement).ToList();
            if (!words.TrueForAll(_met.Contains))
            {
                return false;
            }

            _met.ExceptWith(words.Where(word => !word.StartsWith(ScopeWord(""), StringComparison.Ordinal)));
            return true;
        }
    }

    private static string ScopeWord(string scope) => "scope " + scope;

    private static IEnumerable<string> Words(AuthorizationRequirement requirement) =>
        [
            .. requirement.RequiredScopes.Select(ScopeWord),
            .. requirement.RequiredIdentities.Select(identity => "identity " + identity),
            .. requirement.RequiredPolicies.Select(policy => "policy " + policy),
            .. requirement.RequiredSingleDomain.Select(domain => "domain " + domain),
            .. requirement.RequiredMfa == true ? ["mfa"] : (string[])[],
        ];
}
