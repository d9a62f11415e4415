using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Emulator;

/// <summary>
/// The emulators that this process started. They belong to the process instead of a runspace, as their standard input
/// does.
/// </summary>
internal static class EmulatorRegistry
{
    private static readonly ConcurrentDictionary<int, EmulatorProcess> ByPort = new();

    /// <summary>The running emulators, in start order.</summary>
    public static IReadOnlyList<EmulatorProcess> Running =>
        [.. ByPort.Values.Where(emulator => emulator.IsRunning).OrderBy(emulator => emulator.StartOrder)];

    /// <summary>The error that this process has no running emulator.</summary>
    public static CommandException NotRunning(int? port) =>
        new(
            "EmulatorNotRunning",
            ErrorCategory.ObjectNotFound,
            port is null
                ? "No emulator that this process started is running."
                : string.Format(
                    CultureInfo.InvariantCulture,
                    "No emulator that this process started is running on port {0}.",
                    port
                ),
            port is null
                ? "Start-GlobusEmulator"
                : "Get-GlobusEmulator # Stop an emulator of another process in that process."
        );

    /// <summary>Adds an emulator.</summary>
    public static void Add(EmulatorProcess emulator) => ByPort[emulator.Instance.Port] = emulator;

    /// <summary>Removes an emulator.</summary>
    public static void Remove(EmulatorProcess emulator)
    {
        ByPort.TryRemove(emulator.Instance.Port, out _);
        emulator.Dispose();
    }
}
