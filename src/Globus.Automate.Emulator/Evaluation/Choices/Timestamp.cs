using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Globus.Automate.Emulator.Evaluation.Values;

namespace Globus.Automate.Emulator.Evaluation.Choices;

/// <summary>Times in the format of RFC 3339, which also allows a space instead of the T.</summary>
internal static partial class Timestamp
{
    public static bool TryParse(JsonNode? value, out DateTimeOffset time)
    {
        time = default;
        return PyValues.Text(value) is { } text
            && Format().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    [GeneratedRegex(
        @"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,20})?([Zz]|[+-][0-9]{2}:[0-9]{2})\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Format();
}
