using System.Globalization;

namespace Globus.Automate.Emulator.Http;

/// <summary>Times in the format of Globus: <c>2023-04-11T20:01:18.040416+00:00</c>.</summary>
internal static class WireTime
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
}
