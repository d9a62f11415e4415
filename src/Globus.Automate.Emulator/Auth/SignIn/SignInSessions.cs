namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>Determines the session of a sign-in and its unsatisfied requirement.</summary>
internal sealed class SignInSessions(IdentityDirectory directory, SessionCheck check, TimeProvider clock)
{
    /// <param name="requirement">The requirement.</param>
    /// <param name="identity">The identity with which the user signs in.</param>
    /// <param name="earlier">The present session of the same browser.</param>
    /// <returns>The session, and the unsatisfied requirement; null if all are satisfied.</returns>
    public (Session Session, string? Missing) Propose(
        SessionRequirement requirement,
        Identity identity,
        Session? earlier
    )
    {
        var known =
            earlier?.AccountId == identity.AccountId && !requirement.NeedsFreshLogin ? earlier.Authentications : null;
        // Tokens keep their session: a later sign-in does not affect them.
        var session = Session.ForAccount(identity.AccountId);
        foreach (var (id, authentication) in known ?? new Dictionary<Guid, Authentication>())
        {
            session = session.With(id, authentication);
        }

        if (known?.ContainsKey(identity.Id) == true && check.FindMissing(requirement, session) is null)
        {
            return (session, null);
        }

        var now = new Authentication(
            clock.GetUtcNow(),
            check.RequiresMfa(requirement) ? Authentication.PasswordAndMfa : Authentication.Password
        );
        session = directory
            .SetOf(identity)
            .Where(member => member.Id == identity.Id || requirement.Identities.Any(member.IsNamed))
            .Aggregate(session, (current, member) => current.With(member.Id, now));
        return (session, check.FindMissing(requirement, session));
    }
}
