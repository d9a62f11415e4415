using Globus.Automate.Json;

namespace Globus.Automate.PowerShell.Emulator.Control;

/// <summary>The clock of an emulator.</summary>
public sealed class EmulatorClock
{
    internal EmulatorClock(JsonMap document)
    {
        Now = document.Time("now") ?? default;
        TimeScale = document.Number("scale");
        IsFrozen = document.Flag("frozen");
    }

    /// <summary>The time of the clock when the emulator responded.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The number of seconds that pass on the clock in one second of real time, unless it is frozen.</summary>
    public double TimeScale { get; }

    /// <summary>Whether the clock stands still.</summary>
    public bool IsFrozen { get; }
}
