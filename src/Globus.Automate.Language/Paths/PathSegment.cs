namespace Globus.Automate.Language.Paths;

/// <summary>
/// A segment of a path: a <see cref="NameSegment"/>, an <see cref="IndexSegment"/> or a <see cref="SliceSegment"/>.
/// </summary>
public abstract record PathSegment
{
    private protected PathSegment() { }
}
