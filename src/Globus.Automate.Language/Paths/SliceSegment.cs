namespace Globus.Automate.Language.Paths;

/// <summary>
/// Some items of an array, as an array: <c>[1:]</c>, <c>[:-1]</c>, <c>[::2]</c>. Bounds mean what they mean in Python.
/// </summary>
/// <param name="Start">The first position.</param>
/// <param name="End">The position after the last.</param>
/// <param name="Step">How far from one to the next; never 0.</param>
public sealed record SliceSegment(int? Start, int? End, int? Step) : PathSegment
{
    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"[{Start}:{End}{(Step is null ? "" : FormattableString.Invariant($":{Step}"))}]");
}
