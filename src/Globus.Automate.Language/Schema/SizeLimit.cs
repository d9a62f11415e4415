using System.Text.Json;

namespace Globus.Automate.Language.Schema;

/// <summary>The limits of lengths and counts, and their messages.</summary>
internal static class SizeLimit
{
    /// <summary>In draft 7, a whole number can have a fraction of zero: <c>2.0</c>.</summary>
    public static double Read(JsonElement value) => value.GetDouble();

    public static string TooSmall(JsonElement minimum) => Read(minimum) == 1 ? "should be non-empty" : "is too short";

    public static string TooLarge(JsonElement maximum) =>
        Read(maximum) == 0 ? "is expected to be empty" : "is too long";
}
