using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Globus.Automate.Json;

/// <summary>
/// Parses ISO 8601 durations, including weeks and fractions, which <see cref="XmlConvert"/> rejects. A year is 365 days
/// and a month 30 days, as in that class.
/// </summary>
internal static class IsoDuration
{
    // N stands for a number.
    private const string Days = @"^(?<sign>-)?P(?=[\dT])((?<Y>N)Y)?((?<M>N)M)?((?<W>N)W)?((?<D>N)D)?";
    private const string Time = @"(T(?=\d)((?<h>N)H)?((?<m>N)M)?((?<s>N)S)?)?$";

    private static readonly Regex Pattern = new(
        (Days + Time).Replace("N", @"\d+([.,]\d+)?"),
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    );

    private static readonly (string Group, double Seconds)[] Units =
    [
        ("Y", 365 * 86400),
        ("M", 30 * 86400),
        ("W", 7 * 86400),
        ("D", 86400),
        ("h", 3600),
        ("m", 60),
        ("s", 1),
    ];

    public static bool TryParse(string? text, out TimeSpan duration)
    {
        duration = default;
        var match = Pattern.Match(text?.Trim() ?? "");
        if (!match.Success)
        {
            return false;
        }

        var seconds = Units.Sum(unit => Amount(match.Groups[unit.Group]) * unit.Seconds);
        if (!TryFromSeconds(seconds, out duration))
        {
            return false;
        }

        if (match.Groups["sign"].Success)
        {
            duration = duration.Negate();
        }

        return true;
    }

    /// <summary>Converts seconds to a duration; false if it is out of range.</summary>
    public static bool TryFromSeconds(double seconds, out TimeSpan duration)
    {
        duration = default;
        if (!(Math.Abs(seconds) <= TimeSpan.MaxValue.TotalSeconds / 2))
        {
            return false;
        }

        duration = TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond));
        return true;
    }

    public static string Format(TimeSpan duration) => XmlConvert.ToString(duration);

    private static double Amount(Group group)
    {
        if (!group.Success)
        {
            return 0;
        }

        var text = group.Value.Replace(',', '.');
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount)
            ? amount
            : double.PositiveInfinity;
    }
}
