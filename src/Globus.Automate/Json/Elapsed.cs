namespace Globus.Automate.Json;

/// <summary>How long something took, when both ends come from clocks that need not agree.</summary>
internal static class Elapsed
{
    public static TimeSpan? Between(DateTimeOffset? start, DateTimeOffset? end) =>
        end - start is { } duration ? (duration > TimeSpan.Zero ? duration : TimeSpan.Zero) : null;
}
