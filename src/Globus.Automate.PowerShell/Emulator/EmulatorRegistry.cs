using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Emulator;

/// <summary>
/// The emulators that this process started. They belong to the process, not to a runspace: the standard input that
/// keeps them alive does, too.
/// </summary>
internal static class EmulatorRegistry
{
    private static readonly ConcurrentDictionary<int, EmulatorProcess> ByPort = new();

    /// <summary>Those that run, the one started last at the end.</summary>
    public static IReadOnlyList<EmulatorProcess> Running =>
        [.. ByPort.Values.Where(emulator => emulator.IsRunning).OrderBy(emulator => emulator.StartOrder)];

    /// <summary>No emulator of this process is there to be used.</summary>
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
            port is null ? "Start-GlobusEmulator" : "Get-GlobusEmulator"
        );

    /// <summary>Remembers one.</summary>
    public static void Add(EmulatorProcess emulator) => ByPort[emulator.Instance.Port] = emulator;

    /// <summary>Forgets one.</summary>
    public static void Remove(EmulatorProcess emulator)
    {
        ByPort.TryRemove(emulator.Instance.Port, out _);
        emulator.Dispose();
    }
}
