namespace Globus.Automate.Emulator.Auth;

/// <summary>What the emulator remembers of a token that it issued.</summary>
internal sealed record TokenRecord(
    TokenKind Kind,
    TokenHolder Holder,
    string Scope,
    DateTimeOffset IssuedAt,
    DateTimeOffset ExpiresAt
)
{
    public string ClientId => Holder.ClientId;

    public Guid IdentityId => Holder.IdentityId;

    public IReadOnlyList<string> Scopes { get; } = Scope.Split(' ');

    /// <summary>What a refresh token shares with the tokens that it was traded for.</summary>
    public required string Family { get; init; }

    /// <summary>When a refresh token was traded; it is not good any more then.</summary>
    public DateTimeOffset? UsedAt { get; init; }
}
