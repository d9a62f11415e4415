namespace Globus.Automate.Auth.Storage;

/// <summary>
/// A stored sign-in: its addresses, its identity and its tokens. The addresses are stored with the tokens, so that no
/// later setting can send the tokens elsewhere. <c>ToString</c> does not show tokens.
/// </summary>
public sealed record StoredSignIn
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(10);

    /// <summary>The name of the context.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The root address of the Globus Auth that issued the tokens. Refresh tokens are sent only there.
    /// </summary>
    public required Uri AuthAddress { get; init; }

    /// <summary>The root address of the Flows service.</summary>
    public required Uri FlowsAddress { get; init; }

    /// <summary>The client that received the tokens. A client with a secret cannot be stored.</summary>
    public required string ClientId { get; init; }

    /// <summary>The identity that signed in; null if it is unknown.</summary>
    public Guid? IdentityId { get; init; }

    /// <summary>The username.</summary>
    public string? Username { get; init; }

    /// <summary>The sign-in method, as named by the caller.</summary>
    public string? Authentication { get; init; }

    /// <summary>The tokens. A resource server has several only if none of them has all the scopes.</summary>
    public IReadOnlyList<StoredToken> Tokens { get; init; } = [];

    /// <summary>The tokens that newer tokens replaced.</summary>
    public IReadOnlyList<RetiredToken> Retired { get; init; } = [];

    /// <summary>Finds the token for a scope, even if it has expired; null if there is none.</summary>
    public StoredToken? Find(string scope) => Find(new TokenRequest(scope, FlowsAddress));

    /// <summary>Finds the best token for a request, even if it has expired; null if there is none.</summary>
    public StoredToken? Find(TokenRequest request)
    {
        var selector = new TokenSelector(request);
        return selector.FindCovering(Tokens, token => token.Scopes)
            ?? selector.FindFallback(Tokens, token => token.Scopes);
    }

    /// <summary>The scopes of the tokens of a resource server, which a wider sign-in has to request again.</summary>
    public IEnumerable<string> ScopesOf(string resourceServer) =>
        Tokens.Where(token => token.ResourceServer == resourceServer).SelectMany(token => token.Scopes).Distinct();

    /// <summary>
    /// Adds the tokens of another grant. Each new token replaces the tokens of its resource server whose scopes it has;
    /// replaced tokens move to <see cref="Retired"/>.
    /// </summary>
    public StoredSignIn With(TokenResponse response) =>
        StoredToken.From(response).Aggregate(this, (signIn, token) => signIn.With(token));

    /// <summary>Replaces an earlier sign-in with the same name, whose tokens are kept to be revoked later.</summary>
    /// <param name="earlier">The earlier sign-in; null if there is none.</param>
    /// <exception cref="ArgumentException">The earlier sign-in has another client or another Globus Auth; its tokens
    /// have to be revoked first.</exception>
    public StoredSignIn Replacing(StoredSignIn? earlier)
    {
        if (earlier is null)
        {
            return this;
        }

        if (earlier.ClientId != ClientId || earlier.AuthAddress != AuthAddress)
        {
            throw new ArgumentException(
                "A sign-in can replace only a sign-in of the same client at the same Globus Auth.",
                nameof(earlier)
            );
        }

        return this with
        {
            Retired = [.. Retired, .. earlier.GetSecrets()],
        };
    }

    /// <summary>All secrets that signing out revokes.</summary>
    public IEnumerable<RetiredToken> GetSecrets() => Tokens.SelectMany(token => token.GetSecrets()).Concat(Retired);

    /// <summary>Describes the sign-in without its tokens.</summary>
    public override string ToString() => $"{Name}: {Username ?? ClientId} at {AuthAddress}";

    internal StoredSignIn With(StoredToken token)
    {
        var scopes = token.Scopes.ToList();
        var replaced = Tokens
            .Where(old => old.ResourceServer == token.ResourceServer && old.Scopes.All(scopes.Contains))
            .ToList();
        var retired = replaced
            .SelectMany(old => old.GetSecrets())
            .Where(old => old.Token.Value != token.RefreshToken?.Value);
        return this with { Tokens = [.. Tokens.Except(replaced), token], Retired = [.. Retired, .. retired] };
    }

    /// <summary>Returns the sign-in after a refresh. A rotated refresh token is no longer valid.</summary>
    internal StoredSignIn WithRenewedToken(StoredToken token, TokenResponse response, DateTimeOffset now)
    {
        var renewed = token with
        {
            AccessToken = response.AccessToken,
            RefreshToken = response.RefreshToken ?? token.RefreshToken,
        };
        var retired = new RetiredToken(new Secret(token.AccessToken.Value), token.AccessToken.ExpiresOn);
        return Replace(token, renewed) with
        {
            Retired = [.. Retired.Append(retired).Where(old => !(old.ExpiresOn < now - ClockTolerance))],
        };
    }

    /// <summary>Returns the sign-in without a refresh token that is no longer valid.</summary>
    internal StoredSignIn WithoutRefreshToken(StoredToken token) => Replace(token, token with { RefreshToken = null });

    private StoredSignIn Replace(StoredToken old, StoredToken token) =>
        this with
        {
            Tokens = [.. Tokens.Select(one => ReferenceEquals(one, old) ? token : one)],
        };
}
