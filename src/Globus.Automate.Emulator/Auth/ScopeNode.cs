namespace Globus.Automate.Emulator.Auth;

/// <summary>
/// One scope of a scope string, with the scopes it depends on: <c>scope[dependency *optional[deeper]]</c>.
/// </summary>
internal sealed record ScopeNode(string Name, IReadOnlyList<ScopeNode> Dependencies)
{
    /// <summary>Whether it stands behind an asterisk: its consent can be taken back alone.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Every path of scopes from here down, this one first.</summary>
    public IEnumerable<string> Paths(string prefix = "")
    {
        var path = prefix.Length == 0 ? Name : $"{prefix} {Name}";
        return Dependencies.SelectMany(dependency => dependency.Paths(path)).Prepend(path);
    }

    /// <summary>This scope and all it depends on.</summary>
    public IEnumerable<ScopeNode> SelfAndDescendants() =>
        Dependencies.SelectMany(dependency => dependency.SelfAndDescendants()).Prepend(this);
}
