namespace Globus.Automate.Definitions.Graphs;

/// <summary>Formats durations for readers, in the two largest units.</summary>
public static class ReadableDuration
{
    /// <summary>The duration, such as <c>120 ms</c>, <c>5.2 s</c>, <c>3 min 4 s</c> or <c>1 d 3 h</c>.</summary>
    /// <param name="duration">The duration.</param>
    public static string Format(TimeSpan duration) =>
        duration switch
        {
            { TotalSeconds: < 1 } => FormattableString.Invariant($"{Math.Max(0, (int)duration.TotalMilliseconds)} ms"),
            { TotalMinutes: < 1 } => FormattableString.Invariant($"{Math.Floor(duration.TotalSeconds * 10) / 10} s"),
            { TotalHours: < 1 } => FormattableString.Invariant($"{duration.Minutes} min {duration.Seconds} s"),
            { TotalDays: < 1 } => FormattableString.Invariant($"{duration.Hours} h {duration.Minutes} min"),
            _ => FormattableString.Invariant($"{duration.Days} d {duration.Hours} h"),
        };
}
