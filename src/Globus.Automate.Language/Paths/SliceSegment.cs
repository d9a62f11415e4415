namespace Globus.Automate.Language.Paths;

/// <summary>
/// A segment that selects items of an array as an array: <c>[1:]</c>, <c>[:-1]</c>, <c>[::2]</c>. Bounds have the same
/// meaning as in Python.
/// </summary>
/// <param name="Start">The first position.</param>
/// <param name="End">The position after the last.</param>
/// <param name="Step">The distance between positions; never 0.</param>
public sealed record SliceSegment(int? Start, int? End, int? Step) : PathSegment
{
    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"[{Start}:{End}{(Step is null ? "" : FormattableString.Invariant($":{Step}"))}]");
}
