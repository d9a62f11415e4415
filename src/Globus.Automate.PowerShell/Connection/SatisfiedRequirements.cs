using Globus.Automate.Auth;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>
/// The authorization requirements of services that users of a context have satisfied. Consents stay; a new sign-in is
/// good for one time, since its session expires.
/// </summary>
internal sealed class SatisfiedRequirements
{
    private readonly object _gate = new();
    private readonly HashSet<string> _satisfied = new(StringComparer.Ordinal);

    /// <summary>Adds a sign-in for these scopes, which satisfied the requirement.</summary>
    public void Add(IEnumerable<string> scopes, AuthorizationRequirement? requirement)
    {
        lock (_gate)
        {
            _satisfied.UnionWith(scopes.Select(ScopeKey));
            _satisfied.UnionWith(requirement is null ? [] : Keys(requirement));
        }
    }

    /// <summary>Whether all of the requirement is satisfied. A sign-in that is good for one time is consumed.</summary>
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
