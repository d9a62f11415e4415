namespace Globus.Automate.Emulator.Auth;

/// <summary>Who sent a request, and for what their token is good.</summary>
internal sealed record Caller(Identity Identity, TokenRecord Token)
{
    public string Urn => Identity.Urn;

    public bool HasScope(string scope) => Token.Scopes.Contains(scope);
}
