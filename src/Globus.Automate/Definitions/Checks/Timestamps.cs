using System.Globalization;
using System.Text.RegularExpressions;

namespace Globus.Automate.Definitions.Checks;

/// <summary>RFC 3339 timestamps (https://www.rfc-editor.org/rfc/rfc3339#section-5.6).</summary>
internal static class Timestamps
{
    private const string Example = "Use the format of '2026-03-01T12:00:00Z'.";

    private static readonly Regex Format = new(
        @"^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:(.)([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?(.*))?\z",
        RegexOptions.CultureInvariant | RegexOptions.Singleline
    );

    private static readonly Regex Offset = new(@"^(?:[Zz]|[+-]([0-9]{2}):([0-9]{2}))\z", RegexOptions.CultureInvariant);

    /// <summary>Finds the first mistake in a timestamp.</summary>
    /// <returns>A sentence about the mistake; null if the text is a timestamp.</returns>
    public static string? FindMistake(string text)
    {
        if (Format.Match(text) is not { Success: true } match)
        {
            return Example;
        }

        if (!match.Groups[4].Success)
        {
            return "It has no time. " + Example;
        }

        if (!IsDate(match))
        {
            return "This date does not exist.";
        }

        // RFC 3339 allows the second 60, a leap second.
        if (Number(match, 5) > 23 || Number(match, 6) > 59 || Number(match, 7) > 60)
        {
            return "This time does not exist.";
        }

        return match.Groups[4].Value is not ("T" or "t") ? "Use T between the date and the time."
            : !match.Groups[7].Success ? "It has no seconds. " + Example
            : match.Groups[8].Length == 0 ? "It has no time zone. Add Z for UTC, or an offset such as +01:00."
            : IsOffset(match.Groups[8].Value) ? null
            : "Its time zone is not valid. Use Z for UTC, or an offset such as +01:00.";
    }

    private static bool IsDate(Match match) =>
        Number(match, 1) is >= 1 and var year
        && Number(match, 2) is >= 1 and <= 12 and var month
        && Number(match, 3) is >= 1 and var day
        && day <= DateTime.DaysInMonth(year, month);

    private static bool IsOffset(string text) =>
        Offset.Match(text) is { Success: true } match && Number(match, 1) <= 23 && Number(match, 2) <= 59;

    // A missing part is 0.
    private static int Number(Match match, int group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;
}
