namespace Globus.Automate.Auth.Storage;

/// <summary>A replaced token that may still be valid; signing out also revokes it.</summary>
/// <param name="Token">The token.</param>
/// <param name="ExpiresOn">The expiration time; null if it is unknown.</param>
public sealed record RetiredToken(Secret Token, DateTimeOffset? ExpiresOn);
