namespace Globus.Automate.Emulator.Auth;

/// <summary>Checks that scopes exist.</summary>
internal sealed class ScopeValidator(ScopeDirectory directory)
{
    /// <summary>Reads a scope string in which all scopes exist.</summary>
    /// <exception cref="AuthException">The string is malformed, or a scope is unknown.</exception>
    public IReadOnlyList<ScopeNode> Read(string text)
    {
        var scopes = ScopeParser.Parse(text);
        var unknown = scopes
            .SelectMany(scope => scope.SelfAndDescendants())
            .Select(scope => scope.Name)
            .Distinct()
            .Where(scope => !directory.Exists(scope))
            .ToList();
        return unknown.Count == 0
            ? scopes
            : throw AuthException.InvalidScope($"Unknown scope: {string.Join(", ", unknown)}{Advice(unknown)}");
    }

    private static string Advice(IReadOnlyList<string> unknown) =>
        unknown.Any(scope => KnownScopes.IsWellFormed(scope) && KnownScopes.FlowOf(scope) is null)
            ? ". To add the scope of a provider to the emulator, send POST /_emulator/scopes."
            : "";
}
