namespace Globus.Automate.Emulator.Storage;

/// <summary>The order of strings in lists: by their beginning, ignoring case.</summary>
internal static class TextOrder
{
    /// <summary>The name of this order in SQL.</summary>
    public const string Collation = "text_order";

    /// <summary>
    /// The number of compared characters. A page's marker contains them and must fit into an address.
    /// </summary>
    private const int LongestKey = 128;

    public static int Compare(string? x, string? y) =>
        StringComparer.OrdinalIgnoreCase.Compare(x is null ? null : Shorten(x), y is null ? null : Shorten(y));

    /// <summary>The compared part of a string. It does not end within a surrogate pair.</summary>
    public static string Shorten(string text) =>
        text.Length <= LongestKey
            ? text
            : text[..(char.IsHighSurrogate(text[LongestKey - 1]) ? LongestKey - 1 : LongestKey)];
}
