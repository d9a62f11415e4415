using Globus.Automate.Http;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>
/// What has been done for the services that demand it. The consents stay; another sign-in is good for one time, since
/// the session that it began ends some day.
/// </summary>
internal sealed class SatisfiedRequirements
{
    private readonly object _gate = new();
    private readonly HashSet<string> _satisfied = new(StringComparer.Ordinal);

    /// <summary>Takes note of a sign-in with these scopes, with what it had to be like.</summary>
    public void Add(IEnumerable<string> scopes, AuthorizationRequirement? requirement)
    {
        lock (_gate)
        {
            _satisfied.UnionWith(scopes.Select(ScopeKey));
            _satisfied.UnionWith(requirement is null ? [] : Keys(requirement));
        }
    }

    /// <summary>Whether all of it has been done; what is good for one time is used up by asking.</summary>
    public bool TryConsume(AuthorizationRequirement requirement)
    {
        lock (_gate)
        {
            var words = Keys(requirement).ToList();
            if (!words.TrueForAll(_satisfied.Contains))
            {
                return false;
            }

            _satisfied.ExceptWith(words.Where(word => !word.StartsWith(ScopeKey(""), StringComparison.Ordinal)));
            return true;
        }
    }

    private static string ScopeKey(string scope) => "scope " + scope;

    private static IEnumerable<string> Keys(AuthorizationRequirement requirement) =>
        [
            .. requirement.RequiredScopes.Select(ScopeKey),
            .. requirement.RequiredIdentities.Select(identity => "identity " + identity),
            .. requirement.RequiredPolicies.Select(policy => "policy " + policy),
            .. requirement.RequiredSingleDomain.Select(domain => "domain " + domain),
            .. requirement.RequiredMfa == true ? ["mfa"] : (string[])[],
        ];
}
