namespace Globus.Automate.Emulator.Storage;

/// <summary>How lists sort by a text: by its beginning, and without regard to case.</summary>
internal static class TextOrder
{
    /// <summary>The name of this order in SQL.</summary>
    public const string Collation = "text_order";

    /// <summary>A page's marker holds the beginning of the text, and a marker must fit into an address.</summary>
    private const int LongestKey = 128;

    public static int Compare(string? x, string? y) =>
        StringComparer.OrdinalIgnoreCase.Compare(x is null ? null : Shorten(x), y is null ? null : Shorten(y));

    /// <summary>The part of a text that counts. It does not end within a surrogate pair.</summary>
    public static string Shorten(string text) =>
        text.Length <= LongestKey
            ? text
            : text[..(char.IsHighSurrogate(text[LongestKey - 1]) ? LongestKey - 1 : LongestKey)];
}
