namespace Globus.Automate.Emulator.Http;

/// <summary>
/// Reads the booleans of queries, which programs spell differently: <c>True</c> in Python, <c>true</c> in JavaScript.
/// </summary>
internal static class BooleanText
{
    /// <summary>Null for any other text.</summary>
    public static bool? Parse(string text) =>
        text.ToLowerInvariant() switch
        {
            "true" or "1" or "yes" or "on" or "t" or "y" => true,
            "false" or "0" or "no" or "off" or "f" or "n" => false,
            _ => null,
        };
}
