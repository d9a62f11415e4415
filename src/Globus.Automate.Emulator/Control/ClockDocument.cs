using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Control;

/// <summary>The clock as the control interface shows and sets it.</summary>
internal static class ClockDocument
{
    private const double LongestAdvance = 10 * 365 * 86_400d;

    public static JsonObject Of(EmulatorClock clock) => new()
    {
        ["now"] = clock.GetUtcNow().ToWire(),
        ["scale"] = clock.Scale,
        ["frozen"] = clock.IsFrozen,
    };

    /// <summary>Members: <c>scale</c>, <c>frozen</c>, and how far to go on, in seconds (<c>advance</c>) or to when (<c>advance_to</c>).</summary>
    /// <exception cref="ControlException">A member is unknown, or has a value that it cannot have.</exception>
    public static void Apply(JsonObject body, EmulatorClock clock)
    {
        ControlRequest.AllowOnly(body, "scale", "frozen", "advance", "advance_to");
        var scale = ControlRequest.Number(body, "scale");
        var advance = ControlRequest.Number(body, "advance");
        var advanceTo = ReadTime(body);
        if (scale <= 0)
        {
            throw new ControlException("'scale' must be greater than zero; 'frozen' stops the clock.");
        }

        if (advance is < 0 or > LongestAdvance)
        {
            throw new ControlException("'advance' must be a number of seconds from 0 to ten years.");
        }

        Set(clock, ControlRequest.Flag(body, "frozen"), scale, advance, advanceTo);
    }

    private static void Set(EmulatorClock clock, bool? frozen, double? scale, double? advance, DateTimeOffset? advanceTo)
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

    private static DateTimeOffset? ReadTime(JsonObject body) =>
        ControlRequest.Text(body, "advance_to") is not { } text ? null
        : WireTime.TryParse(text, out var time) ? time
        : throw new ControlException("'advance_to' must be an ISO 8601 time.");
}
