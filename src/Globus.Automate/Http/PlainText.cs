using System.Text.RegularExpressions;

namespace Globus.Automate.Http;

/// <summary>Makes text from services safe to show in a terminal.</summary>
public static class PlainText
{
    // Control characters except line feed and tab, and characters that change the text direction.
    private static readonly Regex Unsafe = new(
        @"[\p{Cc}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069-[\t\n]]",
        RegexOptions.CultureInvariant
    );

    /// <summary>The text without control characters and without characters that change the text direction.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Unsafe.Replace(text, "");
    }
}
