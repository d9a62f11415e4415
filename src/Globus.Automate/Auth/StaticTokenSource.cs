namespace Globus.Automate.Auth;

/// <summary>
/// Supplied tokens by scope. A token is used for each of its scopes, and any token of the Flows service for the whole
/// service. If several tokens match, the one with the closest scope is used. Tokens are not renewed.
/// </summary>
/// <param name="tokens">The tokens, by scope.</param>
/// <param name="time">The clock; the system clock if null.</param>
public sealed class StaticTokenSource(IReadOnlyDictionary<string, AccessToken> tokens, TimeProvider? time = null)
    : ITokenSource
{
    private readonly object _gate = new();
    private volatile IReadOnlyList<StaticToken> _tokens = Read(tokens);

    /// <summary>Whether a token of the Flows service is used only for requests that its scope covers.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The scopes of all tokens.</summary>
    public IEnumerable<string> Scopes => _tokens.SelectMany(token => token.Scopes).Distinct();

    /// <inheritdoc/>
    public ValueTask<AccessToken?> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var selector = new TokenSelector(request);
        var now = (time ?? TimeProvider.System).GetUtcNow();
        var valid = _tokens.Where(token => !token.IsExpired(now)).ToList();
        var expired = _tokens.Where(token => token.IsExpired(now)).ToList();
        var match = selector.FindCovering(valid, ScopesOf);
        var expiredMatch = match is null ? selector.FindCovering(expired, ScopesOf) : null;
        if (match is null && expiredMatch is null && !IsStrict)
        {
            match = selector.FindFallback(valid, ScopesOf);
            expiredMatch = match is null ? selector.FindFallback(expired, ScopesOf) : null;
        }

        return expiredMatch is null ? new(match?.Token) : throw Expired(request.Scope, expiredMatch.Token);
    }

    /// <inheritdoc/>
    public ValueTask<AccessToken?> RenewTokenAsync(
        TokenRequest request,
        AccessToken rejected,
        CancellationToken cancellationToken
    ) => default;

    /// <summary>Adds tokens. A token replaces existing tokens that have no other scopes.</summary>
    /// <param name="tokens">The tokens, by scope.</param>
    public void Add(IReadOnlyDictionary<string, AccessToken> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var added = Read(tokens);
        var scopes = added.SelectMany(token => token.Scopes).ToList();
        lock (_gate)
        {
            _tokens = [.. _tokens.Where(token => !token.Scopes.All(scopes.Contains)), .. added];
        }
    }

    private static TokenUnavailableException Expired(string scope, AccessToken token) =>
        new($"The token for the scope {scope} expired at {token.ExpiresOn:u}.")
        {
            Scope = scope,
            Reason = TokenUnavailableReason.Expired,
        };

    private static List<StaticToken> Read(IReadOnlyDictionary<string, AccessToken> tokens) =>
        [.. tokens.Select(pair => new StaticToken(pair.Key, pair.Value))];

    private static IEnumerable<string> ScopesOf(StaticToken token) => token.Scopes;
}
