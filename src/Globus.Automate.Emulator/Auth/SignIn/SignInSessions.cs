namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>Which session a sign-in ends with, and what it would lack of what is demanded.</summary>
internal sealed class SignInSessions(IdentityDirectory directory, SessionCheck check, TimeProvider clock)
{
    /// <param name="requirement">What is demanded.</param>
    /// <param name="identity">With which identity the user signs in.</param>
    /// <param name="earlier">Who is signed in in the same browser.</param>
    /// <returns>The session, and what it lacks; null for nothing.</returns>
    public (Session Session, string? Missing) Propose(
        SessionRequirement requirement,
        Identity identity,
        Session? earlier
    )
    {
        var known =
            earlier?.AccountId == identity.AccountId && !requirement.NeedsFreshLogin ? earlier.Authentications : null;
        // Tokens keep the session that they were given with: a later sign-in changes nothing for them.
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
