namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>What a client asks for at the authorize endpoint (RFC 6749 §4.1.1, RFC 7636 §4.3).</summary>
internal sealed record SignInRequest(Client Client, string RedirectUri)
{
    public required IReadOnlyList<ScopeNode> Scopes { get; init; }

    /// <summary>What comes back as it was.</summary>
    public string? State { get; init; }

    /// <summary>
    /// The hash of the verifier that the trade of the code must show; confidential clients may do without.
    /// </summary>
    public string? Challenge { get; init; }

    public string? Nonce { get; init; }

    public AccessType AccessType { get; init; }

    /// <summary>What the client calls this sign-in.</summary>
    public string? Label { get; init; }

    public SessionRequirement Session { get; init; } = SessionRequirement.None;
}
