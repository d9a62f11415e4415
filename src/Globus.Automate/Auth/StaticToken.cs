namespace Globus.Automate.Auth;

/// <summary>A token that the caller brought, with every scope that it is said to have.</summary>
internal sealed class StaticToken
{
    public StaticToken(string key, AccessToken token)
    {
        Token = token;
        Scopes = [.. Split(key).Concat(Split(token.Scope)).Distinct().OrderBy(scope => scope, StringComparer.Ordinal)];
    }

    public AccessToken Token { get; }

    /// <summary>The scopes, without what they depend on.</summary>
    public IReadOnlyList<string> Scopes { get; }

    public bool IsExpired(DateTimeOffset now) => Token.ExpiresOn <= now;

    // What a scope depends on is in brackets, with blanks of its own.
    private static IEnumerable<string> Split(string text) =>
        ScopeNode.Parse(text) is { } scopes
            ? scopes.Select(scope => scope.Scope)
            : text.Split(' ').Select(GlobusScopes.WithoutDependencies).Where(scope => scope.Length > 0);
}
