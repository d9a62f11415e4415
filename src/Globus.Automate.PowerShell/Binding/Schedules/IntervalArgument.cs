using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Binding.Schedules;

/// <summary>
/// The interval of a timer: a TimeSpan, or text such as <c>1d12h</c> and <c>1.12:00:00</c>. A number without a unit is
/// refused.
/// </summary>
public sealed class IntervalArgument
{
    private const string Example = "Specify an interval such as '1d', '1d12h' or '1.12:00:00'.";

    private static readonly Regex Units = new(
        @"^\s*((?<w>[0-9]+)\s*w)?\s*((?<d>[0-9]+)\s*d)?\s*((?<h>[0-9]+)\s*h)?\s*((?<m>[0-9]+)\s*m)?\s*"
            + @"((?<s>[0-9]+)\s*s)?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    );

    private static readonly (string Group, double Seconds)[] Seconds =
    [
        ("w", 7 * 86_400),
        ("d", 86_400),
        ("h", 3_600),
        ("m", 60),
        ("s", 1),
    ];

    private readonly object _value;

    /// <summary>Creates an argument; the value is parsed when it is used.</summary>
    /// <param name="value">A TimeSpan, or text.</param>
    public IntervalArgument(object value) => _value = value;

    /// <summary>Reads the interval.</summary>
    /// <exception cref="CommandException">The interval is not valid.</exception>
    internal TimeSpan Read()
    {
        var interval = (_value as PSObject)?.BaseObject ?? _value;
        var span = interval is TimeSpan known ? known : Parse(TextOf(_value).Trim());
        return span.TotalSeconds > int.MaxValue ? throw Invalid($"-Interval is {span}, which is too long.")
            : span < TimeSpan.FromSeconds(1) || span.Ticks % TimeSpan.TicksPerSecond != 0
                ? throw Invalid($"-Interval is {span}. The service requires whole seconds, at least one.")
            : span;
    }

    // PowerShell reads 1d as a number of the type decimal, but keeps the text.
    private static string TextOf(object value) =>
        (string)LanguagePrimitives.ConvertTo(value, typeof(string), CultureInfo.InvariantCulture);

    private static TimeSpan Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? throw Invalid(
                $"-Interval {text} has no unit. PowerShell would read the number as a count of 100 nanoseconds, and "
                    + "the text as days."
            )
        : text.Length > 0 && Units.Match(text) is { Success: true } match ? FromUnits(match, text)
        // The other formats of .NET read 24:00:00 as 24 days.
        : text.IndexOf(':') > 0 && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var span) ? span
        : throw Invalid($"-Interval '{text}' is not an interval.");

    private static TimeSpan FromUnits(Match match, string text)
    {
        var seconds = Seconds
            .Where(unit => match.Groups[unit.Group].Success)
            .Sum(unit => double.Parse(match.Groups[unit.Group].Value, CultureInfo.InvariantCulture) * unit.Seconds);
        return seconds <= int.MaxValue
            ? TimeSpan.FromSeconds(seconds)
            : throw Invalid($"-Interval '{text}' is too long.");
    }

    private static CommandException Invalid(string message) =>
        new("InvalidInterval", ErrorCategory.InvalidArgument, message, Example);
}
