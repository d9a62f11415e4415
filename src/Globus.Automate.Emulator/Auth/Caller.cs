namespace Globus.Automate.Emulator.Auth;

/// <summary>The sender of a request, with the token.</summary>
/// <param name="Identity">The primary identity of the account.</param>
/// <param name="Token">The token.</param>
/// <param name="Principals">The URNs of the account's identities and groups, which can have roles.</param>
internal sealed record Caller(Identity Identity, TokenRecord Token, IReadOnlyList<string> Principals)
{
    public string Urn => Identity.Urn;

    public bool HasScope(string scope) => Token.Scopes.Contains(scope);

    public bool IsAmong(IReadOnlyList<string> principals) => Principals.Any(principals.Contains);
}
