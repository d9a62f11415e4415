namespace Globus.Automate.Auth.Storage;

/// <summary>The tokens of a sign-in for one resource server: an access token and an optional refresh token.</summary>
/// <param name="ResourceServer">The resource server, such as <c>flows.globus.org</c> or the id of a flow.</param>
/// <param name="AccessToken">The access token.</param>
/// <param name="RefreshToken">The refresh token; null if the sign-in has none or it is no longer valid.</param>
public sealed record StoredToken(string ResourceServer, AccessToken AccessToken, Secret? RefreshToken)
{
    /// <summary>The scopes.</summary>
    public IEnumerable<string> Scopes => AccessToken.Scope.Split([' '], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Returns the tokens of a grant, one for each resource server.</summary>
    public static IEnumerable<StoredToken> From(TokenResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.All.Select(token => new StoredToken(
            token.ResourceServer,
            token.AccessToken,
            token.RefreshToken
        ));
    }

    /// <summary>Describes the tokens without their values.</summary>
    public override string ToString() => $"Tokens of {ResourceServer}";

    /// <summary>The secrets of the tokens.</summary>
    internal IEnumerable<RetiredToken> GetSecrets()
    {
        yield return new RetiredToken(new Secret(AccessToken.Value), AccessToken.ExpiresOn);
        if (RefreshToken is not null)
        {
            yield return new RetiredToken(RefreshToken, null);
        }
    }
}
