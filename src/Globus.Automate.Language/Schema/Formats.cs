using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Globus.Automate.Language.Schema;

/// <summary>
/// The supported formats. The checks refuse clearly invalid values and accept doubtful ones; unknown formats are not
/// checked.
/// </summary>
internal static class Formats
{
    /// <summary>
    /// The format of regular expressions in documents; the patterns of schemas also accept Python's named groups.
    /// </summary>
    public const string RegularExpression = "regex";

    private const string Label = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    private const string Time =
        @"(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\.[0-9]+)?(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])";

    private static readonly Func<string, bool> IsTime = Matcher($"^{Time}\\z");

    private static readonly Func<string, bool> IsHostname = Matcher($@"^{Label}(?:\.{Label})*\z");

    private static readonly Func<string, bool> IsAbsolute = Matcher("^[A-Za-z][A-Za-z0-9+.-]*:");

    private static readonly Func<string, bool> IsUriReference = Matcher(
        @"^(?:[!#$&-;=?-Z_a-z~\[\]]|%[0-9a-fA-F]{2})*\z"
    );

    private static readonly Func<string, bool> IsIriReference = Matcher(
        @"^(?:[!#$&-;=?-Z_a-z~\[\]]|%[0-9a-fA-F]{2}|[^\x00-\x7F])*\z"
    );

    private static readonly Dictionary<string, Func<string, bool>> Known = new()
    {
        ["date"] = IsDate,
        ["time"] = IsTime,
        ["date-time"] = text =>
            text.Length > 11
            && text[10] is 'T' or 't' or ' '
            && IsDate(text.Substring(0, 10))
            && IsTime(text.Substring(11)),
        ["email"] = Matcher(@"^[^@\s]+@[^@\s]+\z"),
        ["idn-email"] = Matcher(@"^[^@\s]+@[^@\s]+\z"),
        ["hostname"] = text => text.Length <= 253 && IsHostname(text),
        ["ipv4"] = Matcher(@"^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\.|\z)){4}(?<!\.)\z"),
        ["ipv6"] = IsIPv6,
        ["uri"] = text => IsUriReference(text) && IsAbsolute(text),
        ["iri"] = text => IsIriReference(text) && IsAbsolute(text),
        ["uri-reference"] = IsUriReference,
        ["iri-reference"] = IsIriReference,
        ["uuid"] = Matcher(@"^[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\z"),
        ["json-pointer"] = Matcher(@"^(?:/(?:[^~/]|~[01])*)*\z"),
        ["relative-json-pointer"] = Matcher(@"^(?:0|[1-9][0-9]*)(?:#|(?:/(?:[^~/]|~[01])*)*)\z"),
        [RegularExpression] = text => Patterns.IsValid(text) && !PythonPattern.HasNames(text),
    };

    public static bool Accepts(string format, string text) => !Known.TryGetValue(format, out var check) || check(text);

    private static Func<string, bool> Matcher(string pattern)
    {
        var regex = new Regex(pattern, RegexOptions.CultureInvariant);
        return regex.IsMatch;
    }

    private static bool IsDate(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        && text.All(character => character < 0x80);

    private static bool IsIPv6(string text) =>
        text.Contains(':')
        && !text.Contains('%')
        && !text.Contains('[')
        && IPAddress.TryParse(text, out var address)
        && address.AddressFamily == AddressFamily.InterNetworkV6;
}
