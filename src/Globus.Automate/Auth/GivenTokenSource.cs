namespace Globus.Automate.Auth;

/// <summary>
/// Tokens that the caller has, by scope. A token serves each scope that it has, and any token of the Flows service
/// serves the whole service, whatever its scope is called. None is renewed.
/// </summary>
public sealed class GivenTokenSource(IReadOnlyDictionary<string, AccessToken> tokens) : ITokenSource
{
    /// <inheritdoc/>
    public ValueTask<AccessToken?> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var wanted = GlobusScopes.Root(request.Scope);
        return new(Find(scope => scope == wanted)
            ?? (GlobusScopes.IsFlows(wanted) ? Find(GlobusScopes.IsFlows) : null));
    }

    /// <inheritdoc/>
    public ValueTask<AccessToken?> RenewTokenAsync(TokenRequest request, AccessToken rejected, CancellationToken cancellationToken) =>
        default;

    private AccessToken? Find(Func<string, bool> serves) =>
        tokens.Where(pair => ScopesOf(pair).Any(serves)).Select(pair => pair.Value).FirstOrDefault();

    private static IEnumerable<string> ScopesOf(KeyValuePair<string, AccessToken> pair) =>
        pair.Key.Split(' ').Concat(pair.Value.Scope.Split(' ')).Select(GlobusScopes.Root);
}
