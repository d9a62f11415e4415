using System.Globalization;

namespace Globus.Automate.Flows;

/// <summary>A stretch of time that may be open at either end.</summary>
/// <param name="From">From then on, inclusive.</param>
/// <param name="To">Until then, exclusive.</param>
public sealed record TimeRange(DateTimeOffset? From, DateTimeOffset? To)
{
    /// <summary>As filters write it: both ends in ISO 8601, joined by a comma; nothing when both are open.</summary>
    public override string ToString() => From is null && To is null ? "" : $"{Text(From)},{Text(To)}";

    private static string? Text(DateTimeOffset? time) =>
        time?.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture);
}
