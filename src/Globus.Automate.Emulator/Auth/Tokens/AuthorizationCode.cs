namespace Globus.Automate.Emulator.Auth.Tokens;

/// <summary>The data of a code. Its client can exchange it once for tokens.</summary>
internal sealed record AuthorizationCode(TokenHolder Holder, string RedirectUri, string Scope)
{
    public string? State { get; init; }

    public string? Challenge { get; init; }

    public string? Nonce { get; init; }

    public AccessType AccessType { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public bool IsUsed { get; init; }
}
