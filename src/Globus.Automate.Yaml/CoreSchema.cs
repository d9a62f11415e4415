using System.Globalization;
using System.Text.RegularExpressions;

namespace Globus.Automate.Yaml;

/// <summary>Which plain scalars are not strings, by the YAML 1.2 core schema (https://yaml.org/spec/1.2.2/#1032-tag-resolution).</summary>
internal static class CoreSchema
{
    private static readonly Regex Integer = new("^[-+]?[0-9]+$", RegexOptions.CultureInvariant);
    private static readonly Regex Hexadecimal = new("^0x[0-9a-fA-F]{1,15}$", RegexOptions.CultureInvariant);
    private static readonly Regex Octal = new("^0o[0-7]{1,20}$", RegexOptions.CultureInvariant);
    private static readonly Regex Real = new(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.CultureInvariant);

    /// <summary>Whether the text is null.</summary>
    public static bool IsNull(string text) => text is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>Whether the text is a Boolean, and which.</summary>
    public static bool TryReadBoolean(string text, out bool value)
    {
        value = text is "true" or "True" or "TRUE";
        return value || text is "false" or "False" or "FALSE";
    }

    /// <summary>Whether the text is a number, and how JSON writes it. Infinity and not-a-number stay strings: JSON has neither.</summary>
    public static bool TryReadNumber(string text, out string json)
    {
        json = text switch
        {
            _ when Integer.IsMatch(text) => System.Numerics.BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
            _ when Hexadecimal.IsMatch(text) => Convert.ToInt64(text.Substring(2), 16).ToString(CultureInfo.InvariantCulture),
            _ when Octal.IsMatch(text) => Convert.ToInt64(text.Substring(2), 8).ToString(CultureInfo.InvariantCulture),
            _ when Real.IsMatch(text) => RealAsJson(text),
            _ => "",
        };
        return json.Length > 0;
    }

    private static string RealAsJson(string text)
    {
        var value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsInfinity(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);
    }
}
