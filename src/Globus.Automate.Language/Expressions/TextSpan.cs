namespace Globus.Automate.Language.Expressions;

/// <summary>A stretch of the expression's text, counted in UTF-16 code units from 0.</summary>
/// <param name="Start">The first unit.</param>
/// <param name="Length">How many units.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The unit after the last one.</summary>
    public int End => Start + Length;

    internal static TextSpan FromBounds(int start, int end) => new(start, end - start);

    internal TextSpan Through(TextSpan last) => FromBounds(Start, last.End);
}
