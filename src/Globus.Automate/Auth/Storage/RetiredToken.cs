namespace Globus.Automate.Auth.Storage;

/// <summary>A token that a newer one stands in for, but that may still be good: signing out ends it too.</summary>
/// <param name="Token">The token.</param>
/// <param name="ExpiresOn">When it ends by itself; null when that is not known.</param>
public sealed record RetiredToken(Secret Token, DateTimeOffset? ExpiresOn);
