using System.Text.RegularExpressions;

namespace Globus.Automate.Http;

/// <summary>Text of a service as a terminal may show it.</summary>
public static class PlainText
{
    // Controls but the line feed and the tab, and what changes the direction of the text around it.
    private static readonly Regex Unsafe = new(
        @"[\p{Cc}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069-[\t\n]]",
        RegexOptions.CultureInvariant
    );

    /// <summary>The text without control characters and without characters that change its direction.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Unsafe.Replace(text, "");
    }
}
