using System.Globalization;

namespace Globus.Automate.Definitions.Graphs.Rendering;

/// <summary>
/// Estimates the size of text without a font: an upper bound for common sans-serif fonts of <see cref="FontSize"/>.
/// </summary>
internal static class TextSize
{
    /// <summary>The font size, in pixels.</summary>
    public const int FontSize = 13;

    /// <summary>The height of a line, in pixels.</summary>
    public const double LineHeight = 17;

    /// <summary>The width of a line, in pixels.</summary>
    /// <param name="text">The line.</param>
    public static double WidthOf(string text) => text.Sum(WidthOf) * FontSize;

    private static double WidthOf(char c) =>
        c switch
        {
            'i' or 'j' or 'l' or 'I' or '.' or ',' or '\'' or ' ' or '(' or ')' => 0.36,
            'm' or 'w' or 'M' or 'W' or '…' => 0.92,
            // Each half of a surrogate pair counts, and ideographs are square.
            _ when char.IsSurrogate(c) => 0.6,
            _ when c >= 0x1100 => 1.05,
            _ when CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark => 0,
            _ when char.IsUpper(c) => 0.72,
            _ => 0.6,
        };
}
