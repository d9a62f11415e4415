using System.Globalization;

namespace Globus.Automate.PowerShell.Emulator;

/// <summary>A running emulator of the user, started by any process.</summary>
/// <param name="Port">The port it listens on.</param>
/// <param name="StartTime">The start time.</param>
/// <param name="ProcessId">The process id.</param>
internal sealed record RunningEmulator(int Port, DateTimeOffset StartTime, int ProcessId)
{
    /// <summary>
    /// Parses the name of the file that an emulator keeps while it is running; null if it is another file or belongs to
    /// another user.
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

    /// <summary>The port and the start time.</summary>
    public override string ToString() =>
        string.Format(
            CultureInfo.InvariantCulture,
            "{0} (started {1:yyyy-MM-dd HH:mm:ss})",
            Port,
            StartTime.ToLocalTime()
        );
}
