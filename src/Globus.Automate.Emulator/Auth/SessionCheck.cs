namespace Globus.Automate.Emulator.Auth;

/// <summary>Checks sessions against the requirements of a client, a policy or a resource.</summary>
internal sealed class SessionCheck(
    IdentityDirectory directory,
    PolicyStore policies,
    SessionStore sessions,
    TimeProvider clock
)
{
    /// <summary>The first unsatisfied requirement, as a phrase; null if all are satisfied.</summary>
    public string? FindMissing(SessionRequirement requirement, Session? session)
    {
        var authentications = session?.Authentications.ToList() ?? [];
        var identities = authentications
            .Select(pair => (Identity: directory.Find(pair.Key), Authentication: pair.Value))
            .Where(pair => pair.Identity is not null)
            .Select(pair => (Identity: pair.Identity!, pair.Authentication))
            .ToList();
        return MissingIdentity(requirement, identities)
            ?? MissingDomain(requirement, identities)
            ?? UnsatisfiedPolicy(requirement, identities)
            ?? (requirement.NeedsMfa && !authentications.Any(pair => pair.Value.HasMfa) ? "a second factor" : null);
    }

    /// <summary>The same for the session of a token.</summary>
    public string? FindMissing(SessionRequirement requirement, string? sessionId) =>
        FindMissing(requirement, sessions.Find(sessionId));

    /// <summary>Whether the requirement or one of its policies requires a second factor.</summary>
    public bool RequiresMfa(SessionRequirement requirement) =>
        requirement.NeedsMfa || requirement.Policies.Any(id => policies.Find(id) is { NeedsMfa: true });

    private static string? MissingIdentity(
        SessionRequirement requirement,
        List<(Identity Identity, Authentication Authentication)> signedIn
    ) =>
        requirement.Identities.FirstOrDefault(name => !signedIn.Any(pair => pair.Identity.IsNamed(name))) is { } missing
            ? $"a sign-in with {missing}"
            : null;

    private static string? MissingDomain(
        SessionRequirement requirement,
        List<(Identity Identity, Authentication Authentication)> signedIn
    ) =>
        requirement.SingleDomain.Count == 0
        || signedIn.Any(pair =>
            requirement.SingleDomain.Contains(pair.Identity.Domain, StringComparer.OrdinalIgnoreCase)
        )
            ? null
            : $"a sign-in with an identity of {string.Join(" or ", requirement.SingleDomain)}";

    private string? UnsatisfiedPolicy(
        SessionRequirement requirement,
        List<(Identity Identity, Authentication Authentication)> signedIn
    )
    {
        var now = clock.GetUtcNow();
        var unsatisfied = requirement.Policies.FirstOrDefault(id =>
            policies.Find(id) is not { } policy
            || !signedIn.Any(pair => policy.IsSatisfiedBy(pair.Identity, pair.Authentication, now))
        );
        return unsatisfied is null
            ? null
            : $"a sign-in that satisfies the policy “{policies.Find(unsatisfied)?.Name ?? unsatisfied}”";
    }
}
