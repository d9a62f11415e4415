using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Control;

/// <summary>A validated request to change the clock.</summary>
internal sealed record ClockRequest
{
    /// <summary>The longest move, in seconds: ten years.</summary>
    private const double LongestAdvance = 10 * 365 * 86_400d;

    public double? Scale { get; private init; }

    public bool? Frozen { get; private init; }

    /// <summary>How far to move; null where the clock is not moved by a time.</summary>
    public TimeSpan? Advance { get; private init; }

    /// <summary>The time to move to; null where the clock is not moved to a time.</summary>
    public DateTimeOffset? AdvanceTo { get; private init; }

    /// <summary>The conditions of the move; null for no conditional move.</summary>
    public ClockConditions? Until { get; private init; }

    /// <exception cref="ControlException">A member is unknown or has an invalid value.</exception>
    public static ClockRequest Read(JsonObject body, EmulatorClock clock)
    {
        ControlRequest.AllowOnly(body, "scale", "frozen", "advance", "advance_to", "until");
        ControlRequest.AllowOneOf(body, "advance", "advance_to", "until");
        var now = clock.GetUtcNow();
        return new ClockRequest
        {
            Scale = ReadScale(body),
            Frozen = ControlRequest.Flag(body, "frozen"),
            Advance = ReadSeconds(body, "advance", now),
            AdvanceTo = ReadTime(body, "advance_to", EmulatorClock.LatestMove),
            Until = ControlRequest.Object(body, "until") is { } until ? ClockConditions.Read(until, now) : null,
        };
    }

    /// <summary>Reads a clock that is only frozen or released and given a scale, not moved.</summary>
    /// <exception cref="ControlException">A member is unknown or has an invalid value.</exception>
    public static ClockRequest ReadPace(JsonObject body, EmulatorClock clock)
    {
        ControlRequest.AllowOnly(body, "scale", "frozen");
        return Read(body, clock);
    }

    /// <exception cref="ControlException">The number is out of range, or leads past the latest time.</exception>
    public static TimeSpan? ReadSeconds(JsonObject body, string name, DateTimeOffset now)
    {
        if (ControlRequest.Number(body, name) is not { } seconds)
        {
            return null;
        }

        if (seconds is < 0 or > LongestAdvance)
        {
            throw ControlException.OutOfRange($"'{name}' must be a number of seconds from 0 to ten years.");
        }

        return now.AddSeconds(seconds) <= EmulatorClock.LatestMove
            ? TimeSpan.FromSeconds(seconds)
            : throw ControlException.OutOfRange(
                $"'{name}' must not move the clock past {EmulatorClock.LatestMove.ToWire()}."
            );
    }

    /// <exception cref="ControlException">The member is not a time, or is too late.</exception>
    public static DateTimeOffset? ReadTime(JsonObject body, string name, DateTimeOffset latest) =>
        ControlRequest.Text(body, name) is not { } text ? null
        : !WireTime.TryParse(text, out var time) ? throw new ControlException($"'{name}' must be an ISO 8601 time.")
        : time <= latest ? time
        : throw ControlException.OutOfRange($"'{name}' must not be later than {latest.ToWire()}.");

    private static double? ReadScale(JsonObject body) =>
        ControlRequest.Number(body, "scale") is not { } scale ? null
        : EmulatorClock.IsUsable(scale) ? scale
        : throw ControlException.OutOfRange(
            $"'scale' must be greater than 0 and at most {EmulatorClock.LargestScale}; 'frozen' stops the clock."
        );
}
