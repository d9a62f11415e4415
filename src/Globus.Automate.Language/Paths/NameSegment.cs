namespace Globus.Automate.Language.Paths;

/// <summary>
/// A segment that selects a member of an object: <c>.name</c>, or <c>['a name']</c> if a dot cannot be used.
/// </summary>
/// <param name="Name">The member's name, unquoted.</param>
public sealed record NameSegment(string Name) : PathSegment
{
    /// <inheritdoc/>
    public override string ToString() =>
        Name.Length > 0 && Name.All(PathCharacters.IsPlain)
            ? "." + Name
            : $"['{Name.Replace("\\", "\\\\").Replace("'", "\\'")}']";
}
