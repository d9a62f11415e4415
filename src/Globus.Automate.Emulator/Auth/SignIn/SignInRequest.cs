namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>The request of a client at the authorize endpoint (RFC 6749 §4.1.1, RFC 7636 §4.3).</summary>
internal sealed record SignInRequest(Client Client, string RedirectUri)
{
    public required IReadOnlyList<ScopeNode> Scopes { get; init; }

    /// <summary>A value that is returned unchanged.</summary>
    public string? State { get; init; }

    /// <summary>The hash of the PKCE verifier; optional for confidential clients.</summary>
    public string? Challenge { get; init; }

    public string? Nonce { get; init; }

    public AccessType AccessType { get; init; }

    /// <summary>The client's name for this sign-in.</summary>
    public string? Label { get; init; }

    public SessionRequirement Session { get; init; } = SessionRequirement.None;
}
