namespace Globus.Automate.Auth;

/// <summary>Gives tokens to requests.</summary>
public interface ITokenSource
{
    /// <summary>A token for a scope; null when this source has none.</summary>
    /// <exception cref="TokenUnavailableException">There is a reason why there is none.</exception>
    ValueTask<AccessToken?> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Another token in the place of one that the service refused; null when this source has no other.
    /// </summary>
    ValueTask<AccessToken?> RenewTokenAsync(
        TokenRequest request,
        AccessToken rejected,
        CancellationToken cancellationToken
    );
}
