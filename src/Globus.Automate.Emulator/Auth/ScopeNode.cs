namespace Globus.Automate.Emulator.Auth;

/// <summary>A scope of a scope string with its dependencies: <c>scope[dependency *optional[deeper]]</c>.</summary>
internal sealed record ScopeNode(string Name, IReadOnlyList<ScopeNode> Dependencies)
{
    /// <summary>Whether it follows an asterisk: its consent can be revoked separately.</summary>
    public bool IsOptional { get; init; }

    /// <summary>All paths of scopes from this one down, this one first.</summary>
    public IEnumerable<string> Paths(string prefix = "")
    {
        var path = prefix.Length == 0 ? Name : $"{prefix} {Name}";
        return Dependencies.SelectMany(dependency => dependency.Paths(path)).Prepend(path);
    }

    /// <summary>This scope and all its dependencies.</summary>
    public IEnumerable<ScopeNode> SelfAndDescendants() =>
        Dependencies.SelectMany(dependency => dependency.SelfAndDescendants()).Prepend(this);
}
