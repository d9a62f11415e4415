using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Control;

/// <summary>The clock as the control interface shows and sets it.</summary>
internal static class ClockDocument
{
    private const double LongestAdvance = 10 * 365 * 86_400d;

    public static JsonObject Of(EmulatorClock clock) =>
        new()
        {
            ["now"] = clock.GetUtcNow().ToWire(),
            ["scale"] = clock.Scale,
            ["frozen"] = clock.IsFrozen,
        };

    /// <summary>
    /// Members: <c>scale</c>, <c>frozen</c>, and the time to advance by, in seconds (<c>advance</c>), or to
    /// (<c>advance_to</c>).
    /// </summary>
    /// <exception cref="ControlException">A member is unknown, or has a value that it cannot have.</exception>
    public static void Apply(JsonObject body, EmulatorClock clock)
    {
        ControlRequest.AllowOnly(body, "scale", "frozen", "advance", "advance_to");
        var scale = ControlRequest.Number(body, "scale");
        var advance = ControlRequest.Number(body, "advance");
        var advanceTo = ReadTime(body, "advance_to", EmulatorClock.LatestMove);
        var frozen = ControlRequest.Flag(body, "frozen");
        if (scale is { } pace && !EmulatorClock.IsUsable(pace))
        {
            throw new ControlException(
                $"'scale' must be greater than 0 and at most {EmulatorClock.LargestScale}; 'frozen' stops the clock."
            );
        }

        if (advance is < 0 or > LongestAdvance)
        {
            throw new ControlException("'advance' must be a number of seconds from 0 to ten years.");
        }

        if (advance is { } seconds && clock.GetUtcNow().AddSeconds(seconds) > EmulatorClock.LatestMove)
        {
            throw new ControlException($"'advance' must not move the clock past {EmulatorClock.LatestMove.ToWire()}.");
        }

        Set(clock, frozen, scale, advance, advanceTo);
    }

    /// <summary>The time of a dump. Its clock may have run further than a clock can be moved on request.</summary>
    /// <exception cref="ControlException">The member is not a time, or is too late.</exception>
    public static DateTimeOffset? ReadDumpTime(JsonObject dump) => ReadTime(dump, "time", EmulatorClock.Latest);

    private static DateTimeOffset? ReadTime(JsonObject body, string name, DateTimeOffset latest) =>
        ControlRequest.Text(body, name) is not { } text ? null
        : !WireTime.TryParse(text, out var time) ? throw new ControlException($"'{name}' must be an ISO 8601 time.")
        : time <= latest ? time
        : throw new ControlException($"'{name}' must not be later than {latest.ToWire()}.");

    private static void Set(
        EmulatorClock clock,
        bool? frozen,
        double? scale,
        double? advance,
        DateTimeOffset? advanceTo
    )
    {
        if (frozen == true)
        {
            clock.Freeze();
        }

        if (scale is { } newScale)
        {
            clock.SetScale(newScale);
        }

        if (advance is { } seconds)
        {
            clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        if (advanceTo is { } time)
        {
            clock.AdvanceTo(time);
        }

        if (frozen == false)
        {
            clock.Unfreeze();
        }
    }
}
