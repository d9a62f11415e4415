namespace Globus.Automate.Auth.Storage;

/// <summary>
/// What one sign-in left: where it was, who it was, and its tokens. The addresses belong to it, so that no setting made
/// later can send its tokens elsewhere. Its text shows none of them.
/// </summary>
public sealed record StoredSignIn
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(10);

    /// <summary>What the context is called.</summary>
    public required string Name { get; init; }

    /// <summary>The root of the Globus Auth that gave the tokens, and to which alone refresh tokens go.</summary>
    public required Uri AuthAddress { get; init; }

    /// <summary>The root of the Flows service that goes with it.</summary>
    public required Uri FlowsAddress { get; init; }

    /// <summary>The client that the tokens were given to. A client with a secret cannot be stored.</summary>
    public required string ClientId { get; init; }

    /// <summary>The identity that signed in; null when it is not known.</summary>
    public Guid? IdentityId { get; init; }

    /// <summary>Its username.</summary>
    public string? Username { get; init; }

    /// <summary>The sign-in method, as the caller names it.</summary>
    public string? Authentication { get; init; }

    /// <summary>The tokens. A resource server has several only where none has the scopes of all.</summary>
    public IReadOnlyList<StoredToken> Tokens { get; init; } = [];

    /// <summary>What newer tokens stand in for.</summary>
    public IReadOnlyList<RetiredToken> Retired { get; init; } = [];

    /// <summary>The token for a scope, whether or not it is still good; null when there is none.</summary>
    public StoredToken? Find(string scope) => Find(new TokenRequest(scope, FlowsAddress));

    /// <summary>
    /// The token that serves a request best, whether or not it is still good; null when there is none.
    /// </summary>
    public StoredToken? Find(TokenRequest request)
    {
        var selector = new TokenSelector(request);
        return selector.FindCovering(Tokens, token => token.Scopes)
            ?? selector.FindFallback(Tokens, token => token.Scopes);
    }

    /// <summary>
    /// The scopes that the tokens of a resource server have: what a wider sign-in has to ask for again.
    /// </summary>
    public IEnumerable<string> ScopesOf(string resourceServer) =>
        Tokens.Where(token => token.ResourceServer == resourceServer).SelectMany(token => token.Scopes).Distinct();

    /// <summary>
    /// The same sign-in with what a further grant brought: each new token stands in for those of its resource server
    /// whose scopes it has. What is replaced is kept among <see cref="Retired"/>.
    /// </summary>
    public StoredSignIn With(TokenResponse response) =>
        StoredToken.From(response).Aggregate(this, (signIn, token) => signIn.With(token));

    /// <summary>
    /// This sign-in in the place of an earlier one of the same name, whose tokens it keeps the duty to end.
    /// </summary>
    /// <param name="earlier">The earlier one; null when there was none.</param>
    /// <exception cref="ArgumentException">The earlier one is another client's or another Globus Auth's: end its tokens
    /// first.</exception>
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

    /// <summary>Every secret that this sign-in has to end when it is over.</summary>
    public IEnumerable<RetiredToken> GetSecrets() => Tokens.SelectMany(token => token.GetSecrets()).Concat(Retired);

    /// <summary>Who and where, and no token.</summary>
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

    /// <summary>
    /// The same sign-in after a refresh. A refresh token that was exchanged for another is good no more.
    /// </summary>
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

    /// <summary>The same sign-in without a refresh token that turned out to be good no more.</summary>
    internal StoredSignIn WithoutRefreshToken(StoredToken token) => Replace(token, token with { RefreshToken = null });

    private StoredSignIn Replace(StoredToken old, StoredToken token) =>
        this with
        {
            Tokens = [.. Tokens.Select(one => ReferenceEquals(one, old) ? token : one)],
        };
}
