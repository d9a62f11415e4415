namespace Globus.Automate.Auth;

/// <summary>Provides tokens for requests.</summary>
public interface ITokenSource
{
    /// <summary>Gets a token for a scope; null if this source has none.</summary>
    /// <exception cref="TokenUnavailableException">The token is not available for a known reason.</exception>
    ValueTask<AccessToken?> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken);

    /// <summary>Gets another token after the service refused one; null if this source has no other token.</summary>
    ValueTask<AccessToken?> RenewTokenAsync(
        TokenRequest request,
        AccessToken rejected,
        CancellationToken cancellationToken
    );
}
