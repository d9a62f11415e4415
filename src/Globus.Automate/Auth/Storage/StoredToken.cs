namespace Globus.Automate.Auth.Storage;

/// <summary>What a sign-in holds for one service: an access token and, where one was given, what renews it.</summary>
/// <param name="ResourceServer">The service that takes it, such as <c>flows.globus.org</c> or the id of a flow.</param>
/// <param name="AccessToken">The access token, with its scopes and its end.</param>
/// <param name="RefreshToken">What brings the next access token; null when the sign-in gave none, or it is good no
/// more.</param>
public sealed record StoredToken(string ResourceServer, AccessToken AccessToken, Secret? RefreshToken)
{
    /// <summary>The scopes.</summary>
    public IEnumerable<string> Scopes => AccessToken.Scope.Split([' '], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What a grant brought, one for each resource server.</summary>
    public static IEnumerable<StoredToken> From(TokenResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.All.Select(token => new StoredToken(
            token.ResourceServer,
            token.AccessToken,
            token.RefreshToken
        ));
    }

    /// <summary>Says what the tokens are for, not what they are.</summary>
    public override string ToString() => $"Tokens of {ResourceServer}";

    /// <summary>The secrets in it.</summary>
    internal IEnumerable<RetiredToken> GetSecrets()
    {
        yield return new RetiredToken(new Secret(AccessToken.Value), AccessToken.ExpiresOn);
        if (RefreshToken is not null)
        {
            yield return new RetiredToken(RefreshToken, null);
        }
    }
}
