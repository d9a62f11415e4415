namespace Globus.Automate.Language.Expressions;

/// <summary>A part of the expression's text, in UTF-16 code units from 0.</summary>
/// <param name="Start">The first unit.</param>
/// <param name="Length">The number of units.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The unit after the last one.</summary>
    public int End => Start + Length;

    internal static TextSpan FromBounds(int start, int end) => new(start, end - start);

    internal TextSpan Through(TextSpan last) => FromBounds(Start, last.End);
}
