using System.Globalization;

namespace Globus.Automate.Flows;

/// <summary>A time range, which may be open at each end.</summary>
/// <param name="From">The inclusive start.</param>
/// <param name="To">The exclusive end.</param>
public sealed record TimeRange(DateTimeOffset? From, DateTimeOffset? To)
{
    /// <summary>The filter form: both ends in ISO 8601, joined by a comma; empty if both are open.</summary>
    public override string ToString() => From is null && To is null ? "" : $"{Text(From)},{Text(To)}";

    private static string? Text(DateTimeOffset? time) =>
        time?.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture);
}
