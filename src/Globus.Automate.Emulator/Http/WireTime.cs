using System.Globalization;
using System.Text.RegularExpressions;

namespace Globus.Automate.Emulator.Http;

/// <summary>Times in the format of Globus: <c>2023-04-11T20:01:18.040416+00:00</c>.</summary>
internal static partial class WireTime
{
    public static string ToWire(this DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);

    /// <summary>Reads ISO 8601; a time without an offset is UTC.</summary>
    public static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out time
        );

    /// <summary>
    /// Reads a date and a time in the notation of ISO 8601 that the service accepts; other notations of times are
    /// refused.
    /// </summary>
    public static bool TryParseStrictly(string text, out DateTimeOffset time)
    {
        time = default;
        return Format().IsMatch(text) && TryParse(text, out time);
    }

    [GeneratedRegex(
        @"^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[Tt ][0-9]{1,2}:[0-9]{1,2}(:[0-9]{1,2}(\.[0-9]{1,12})?)?"
            + @"([Zz]|[+-][0-9]{2}(:?[0-9]{2})?)?\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Format();
}
