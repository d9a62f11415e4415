using Globus.Automate.Auth;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>
/// The authorization requirements that the users of a context have satisfied. A consent stays; a new sign-in counts
/// only once, because its session expires.
/// </summary>
internal sealed class SatisfiedRequirements
{
    private readonly object _gate = new();
    private readonly HashSet<string> _satisfied = new(StringComparer.Ordinal);

    /// <summary>Records a sign-in for these scopes that satisfied the requirement.</summary>
    public void Add(IEnumerable<string> scopes, AuthorizationRequirement? requirement)
    {
        lock (_gate)
        {
            _satisfied.UnionWith(scopes.Select(ScopeKey));
            _satisfied.UnionWith(requirement is null ? [] : Keys(requirement));
        }
    }

    /// <summary>Whether the complete requirement is satisfied. A sign-in that counts once is consumed.</summary>
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
