using System.Globalization;
using System.Text.RegularExpressions;

namespace Globus.Automate.Emulator.Actions;

/// <summary>ISO 8601 durations, as <c>P30D</c> or <c>PT1H</c>. A year has 365 days and a month 30.</summary>
internal static partial class IsoDuration
{
    private const double LongestDays = 100 * 365;
    private const string Digits = "[0-9]+([.,][0-9]+)?";

    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        var match = Pattern().Match(text);
        if (!match.Success)
        {
            return false;
        }

        var days =
            (Number(match, "y") * 365)
            + (Number(match, "mo") * 30)
            + (Number(match, "w") * 7)
            + Number(match, "d")
            + (Number(match, "h") / 24)
            + (Number(match, "m") / (24 * 60))
            + (Number(match, "s") / (24 * 60 * 60));
        duration = TimeSpan.FromDays(Math.Min(days, LongestDays));
        return true;
    }

    private static double Number(Match match, string name) =>
        match.Groups[name] is { Success: true, Value: var text }
            ? double.Parse(text.Replace(',', '.'), CultureInfo.InvariantCulture)
            : 0;

    [GeneratedRegex(
        "^P(?!$)((?<y>"
            + Digits
            + ")Y)?((?<mo>"
            + Digits
            + ")M)?((?<w>"
            + Digits
            + ")W)?((?<d>"
            + Digits
            + ")D)?"
            + "(T(?=[0-9])((?<h>"
            + Digits
            + ")H)?((?<m>"
            + Digits
            + ")M)?((?<s>"
            + Digits
            + @")S)?)?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Pattern();
}
