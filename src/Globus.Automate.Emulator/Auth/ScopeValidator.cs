namespace Globus.Automate.Emulator.Auth;

/// <summary>Checks that scopes exist: those of services, providers and existing flows.</summary>
internal sealed class ScopeValidator(IFlowDirectory flows)
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
            .Where(scope =>
                !KnownScopes.IsFixed(scope) && !(KnownScopes.FlowOf(scope) is { } flowId && flows.Exists(flowId))
            )
            .ToList();
        return unknown.Count == 0
            ? scopes
            : throw AuthException.InvalidScope($"Unknown scope: {string.Join(", ", unknown)}");
    }
}
