namespace Globus.Automate.Emulator.Auth.Tokens;

/// <summary>What a code stands for. It can be traded once, by its client, for tokens.</summary>
internal sealed record AuthorizationCode(TokenHolder Holder, string RedirectUri, string Scope)
{
    public string? State { get; init; }

    public string? Challenge { get; init; }

    public string? Nonce { get; init; }

    public AccessType AccessType { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public bool IsUsed { get; init; }
}
