using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Control;

/// <summary>The clock as the control interface shows it.</summary>
internal static class ClockDocument
{
    public static JsonObject Of(EmulatorClock clock) =>
        new()
        {
            ["now"] = clock.GetUtcNow().ToWire(),
            ["scale"] = clock.Scale,
            ["frozen"] = clock.IsFrozen,
        };
}
