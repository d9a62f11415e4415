namespace Globus.Automate.PowerShell.Emulator;

/// <summary>Where the package keeps the emulator.</summary>
internal static class EmulatorFolder
{
    /// <summary>The emulator's assembly: <c>emulator/</c> lies beside the <c>bin/</c> that holds this one.</summary>
    public static string Assembly { get; } =
        Path.GetFullPath(
            Path.Combine(
                Path.GetDirectoryName(typeof(EmulatorFolder).Assembly.Location)!,
                "..",
                "..",
                "emulator",
                "Globus.Automate.Emulator.dll"
            )
        );
}
