using System.Globalization;

namespace Globus.Automate.PowerShell.Recommendations;

/// <summary>The command line that starts an emulator.</summary>
internal static class StartEmulatorLine
{
    /// <summary>The command line for an emulator on the port of an address.</summary>
    public static string For(Uri address) =>
        string.Format(CultureInfo.InvariantCulture, "Start-GlobusEmulator -Port {0}", address.Port);
}
