using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Emulator.Control;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Waiting.Runs;

/// <summary>Explains that runs of an emulator may never end because its clock is frozen.</summary>
internal static class FrozenClockNotice
{
    /// <summary>The explanation; null if the clock is not frozen, or the context has no emulator.</summary>
    public static async Task<string?> FindAsync(GlobusContext context, CancellationToken cancellationToken)
    {
        if (!context.Settings.IsEmulator)
        {
            return null;
        }

        try
        {
            var control = EmulatorControl.At(context.FlowsAddress);
            var clock = new EmulatorClock(await control.GetAsync("clock", cancellationToken));
            return clock.IsFrozen
                ? "The clock of the emulator is frozen, so that waits and actions of runs do not end. To move the "
                    + "clock, pipe the runs to Step-GlobusEmulatorClock -UntilEnd."
                : null;
        }
        catch (Exception exception) when (ErrorRecords.IsKnown(exception))
        {
            // The polls report an outage.
            return null;
        }
    }
}
