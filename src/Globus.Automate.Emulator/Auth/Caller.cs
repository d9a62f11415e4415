namespace Globus.Automate.Emulator.Auth;

/// <summary>Who sent a request, and for what their token is good.</summary>
/// <param name="Identity">The primary identity of the account.</param>
/// <param name="Token">The token.</param>
/// <param name="Principals">As what the caller may stand in a role: the URNs of the account's identities and
/// groups.</param>
internal sealed record Caller(Identity Identity, TokenRecord Token, IReadOnlyList<string> Principals)
{
    public string Urn => Identity.Urn;

    public bool HasScope(string scope) => Token.Scopes.Contains(scope);

    public bool IsAmong(IReadOnlyList<string> principals) => Principals.Any(principals.Contains);
}
