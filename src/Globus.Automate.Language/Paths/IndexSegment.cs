using System.Globalization;

namespace Globus.Automate.Language.Paths;

/// <summary>A segment that selects an item of an array: <c>[0]</c>.</summary>
/// <param name="Index">The position from 0; a negative position counts from the end, where -1 is the last item.</param>
public sealed record IndexSegment(int Index) : PathSegment
{
    /// <inheritdoc/>
    public override string ToString() => $"[{Index.ToString(CultureInfo.InvariantCulture)}]";
}
