namespace Globus.Automate.Json;

/// <summary>Calculates durations from two clocks that may differ.</summary>
internal static class Elapsed
{
    public static TimeSpan? Between(DateTimeOffset? start, DateTimeOffset? end) =>
        end - start is { } duration ? (duration > TimeSpan.Zero ? duration : TimeSpan.Zero) : null;
}
