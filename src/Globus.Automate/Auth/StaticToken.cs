namespace Globus.Automate.Auth;

/// <summary>A supplied token with its scopes.</summary>
internal sealed class StaticToken
{
    public StaticToken(string key, AccessToken token)
    {
        Token = token;
        Scopes = [.. Split(key).Concat(Split(token.Scope)).Distinct().OrderBy(scope => scope, StringComparer.Ordinal)];
    }

    public AccessToken Token { get; }

    /// <summary>The scopes, without their dependencies.</summary>
    public IReadOnlyList<string> Scopes { get; }

    public bool IsExpired(DateTimeOffset now) => Token.ExpiresOn <= now;

    // Dependencies are in brackets and contain spaces.
    private static IEnumerable<string> Split(string text) =>
        ScopeNode.Parse(text) is { } scopes
            ? scopes.Select(scope => scope.Scope)
            : text.Split(' ').Select(GlobusScopes.WithoutDependencies).Where(scope => scope.Length > 0);
}
