namespace Globus.Automate.Auth;

/// <summary>
/// Selects a token. A token is used for each of its scopes. Of several tokens for the Flows service, the closest scope
/// is preferred, then <c>all</c>, then <c>manage_flows</c>; the order of the tokens does not matter.
/// </summary>
internal sealed class TokenSelector
{
    private readonly bool _isFlows;
    private readonly string[] _covering;

    public TokenSelector(TokenRequest request)
    {
        var requested = GlobusScopes.WithoutDependencies(request.Scope);
        _isFlows = GlobusScopes.IsFlows(requested);
        _covering = _isFlows ? FlowsScopes.Covering(request) : [requested];
    }

    /// <summary>The scopes that cover the request, the preferred scope first.</summary>
    public IReadOnlyList<string> Covering => _covering;

    /// <summary>The best token for the request; null if no token covers it.</summary>
    public T? FindCovering<T>(IEnumerable<T> tokens, Func<T, IEnumerable<string>> scopesOf)
        where T : class => First(tokens, scopesOf, RankCoveringScopes, _covering.Length);

    /// <summary>
    /// A token that the Flows service may accept although its scope does not seem to cover the request.
    /// </summary>
    public T? FindFallback<T>(IEnumerable<T> tokens, Func<T, IEnumerable<string>> scopesOf)
        where T : class => _isFlows ? First(tokens, scopesOf, RankFlowsScopes, int.MaxValue) : null;

    private static int RankFlowsScopes(IReadOnlyList<string> scopes) =>
        scopes.Where(GlobusScopes.IsFlows).Select(FlowsScopes.GetRank).DefaultIfEmpty(int.MaxValue).Min();

    private static T? First<T>(
        IEnumerable<T> tokens,
        Func<T, IEnumerable<string>> scopesOf,
        Func<IReadOnlyList<string>, int> rank,
        int limit
    )
        where T : class =>
        tokens
            .Select(token => (Token: token, Scopes: scopesOf(token).Select(GlobusScopes.WithoutDependencies).ToList()))
            .Select(one => (one.Token, Rank: rank(one.Scopes), Text: string.Join(" ", one.Scopes)))
            .Where(one => one.Rank < limit)
            .OrderBy(one => one.Rank)
            .ThenBy(one => one.Text, StringComparer.Ordinal)
            .Select(one => one.Token)
            .FirstOrDefault();

    private int RankCoveringScopes(IReadOnlyList<string> scopes) =>
        scopes.Select(RankCoveringScope).DefaultIfEmpty(_covering.Length).Min();

    private int RankCoveringScope(string scope) =>
        Array.IndexOf(_covering, scope) is var rank and >= 0 ? rank : _covering.Length;
}
