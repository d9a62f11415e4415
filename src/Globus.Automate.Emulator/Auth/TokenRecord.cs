namespace Globus.Automate.Emulator.Auth;

/// <summary>What the emulator remembers of a token that it issued.</summary>
internal sealed record TokenRecord(
    TokenKind Kind, string ClientId, Guid IdentityId, string Scope, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt)
{
    public IReadOnlyList<string> Scopes { get; } = Scope.Split(' ');
}
