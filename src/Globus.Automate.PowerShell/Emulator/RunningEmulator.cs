using System.Globalization;

namespace Globus.Automate.PowerShell.Emulator;

/// <summary>An emulator of this user, in whichever process.</summary>
/// <param name="Port">The port it listens on.</param>
/// <param name="StartTime">When it started.</param>
/// <param name="ProcessId">The id of its process.</param>
internal sealed record RunningEmulator(int Port, DateTimeOffset StartTime, int ProcessId)
{
    /// <summary>
    /// Reads the name of a file that an emulator keeps while it runs; null where it is something else, or another
    /// user's.
    /// </summary>
    public static RunningEmulator? FromFileName(string name) =>
        name.Split(['.'], 4) is [var port, var start, var process, var user]
        && ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && long.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds < 250_000_000_000_000
        && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && Uri.UnescapeDataString(user) == Environment.UserName
            ? new(number, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), id)
            : null;

    /// <summary>The port, and when it started.</summary>
    public override string ToString() =>
        string.Format(
            CultureInfo.InvariantCulture,
            "{0} (started {1:yyyy-MM-dd HH:mm:ss})",
            Port,
            StartTime.ToLocalTime()
        );
}
