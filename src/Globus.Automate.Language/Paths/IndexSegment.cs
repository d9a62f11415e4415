using System.Globalization;

namespace Globus.Automate.Language.Paths;

/// <summary>Into an item of an array: <c>[0]</c>.</summary>
/// <param name="Index">The position from 0; a negative one counts from the end, -1 being the last.</param>
public sealed record IndexSegment(int Index) : PathSegment
{
    /// <inheritdoc/>
    public override string ToString() => $"[{Index.ToString(CultureInfo.InvariantCulture)}]";
}
