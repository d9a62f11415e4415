namespace Globus.Automate.Emulator.Auth;

/// <summary>Grants the scopes of a request immediately, as if the user had consented.</summary>
internal sealed class ConsentGrant(ConsentStore consents, TimeProvider clock)
{
    public void Add(TokenHolder holder, IReadOnlyList<ScopeNode> scopes, AccessType accessType)
    {
        foreach (var scope in scopes)
        {
            consents.Add(holder, scope, accessType, clock.GetUtcNow());
        }
    }
}
