using Globus.Automate.Http;

namespace Globus.Automate.Auth;

/// <summary>
/// Tokens that the caller has, by scope. A token serves each scope that it has, and any token of the Flows service
/// serves the whole service, whatever its scope is called. None is renewed.
/// </summary>
/// <param name="tokens">The tokens, by scope.</param>
/// <param name="time">What time it is; the system's clock when null.</param>
public sealed class GivenTokenSource(IReadOnlyDictionary<string, AccessToken> tokens, TimeProvider? time = null) : ITokenSource
{
    /// <inheritdoc/>
    public ValueTask<AccessToken?> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var wanted = GlobusScopes.Root(request.Scope);
        var token = Find(scope => scope == wanted) ?? (GlobusScopes.IsFlows(wanted) ? Find(GlobusScopes.IsFlows) : null);
        return token?.ExpiresOn <= (time ?? TimeProvider.System).GetUtcNow() ? throw Expired(request.Scope, token) : new(token);
    }

    /// <inheritdoc/>
    public ValueTask<AccessToken?> RenewTokenAsync(TokenRequest request, AccessToken rejected, CancellationToken cancellationToken) =>
        default;

    private static TokenUnavailableException Expired(string scope, AccessToken token) =>
        new($"The token for the scope {scope} ended at {token.ExpiresOn:u}.") { Scope = scope, Reason = TokenUnavailableReason.Expired };

    private AccessToken? Find(Func<string, bool> serves) =>
        tokens.Where(pair => ScopesOf(pair).Any(serves)).Select(pair => pair.Value).FirstOrDefault();

    private static IEnumerable<string> ScopesOf(KeyValuePair<string, AccessToken> pair) =>
        pair.Key.Split(' ').Concat(pair.Value.Scope.Split(' ')).Select(GlobusScopes.Root);
}
