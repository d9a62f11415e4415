using Globus.Automate.Json.Wire;

namespace Globus.Automate.Auth;

/// <summary>The consents of a user.</summary>
internal sealed class ConsentList
{
    public required PageItems<Consent> Consents { get; init; }

    /// <summary>
    /// Whether a scope and all its dependencies have a consent. A consent as a dependency of another scope does not
    /// count.
    /// </summary>
    public bool Covers(ScopeNode scope) => Covers([], scope);

    private bool Covers(IReadOnlyList<long> path, ScopeNode scope) =>
        Consents.Readable.Any(consent =>
            consent.ScopeName == scope.Scope
            && consent.DependencyPath.Count == path.Count + 1
            && consent.DependencyPath.Take(path.Count).SequenceEqual(path)
            && scope.Dependencies.All(part => Covers(consent.DependencyPath, part))
        );
}
