namespace Globus.Automate.Emulator.Auth;

/// <summary>The stored data of an issued token.</summary>
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

    /// <summary>The id shared by a refresh token and the tokens that were issued for it.</summary>
    public required string Family { get; init; }

    /// <summary>The time at which a refresh token was exchanged; it is not valid after that.</summary>
    public DateTimeOffset? UsedAt { get; init; }
}
