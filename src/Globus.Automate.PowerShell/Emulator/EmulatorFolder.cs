namespace Globus.Automate.PowerShell.Emulator;

/// <summary>The location of the emulator in the package.</summary>
internal static class EmulatorFolder
{
    /// <summary>
    /// The assembly of the emulator: the folder <c>emulator/</c> is next to the <c>bin/</c> folder of this assembly.
    /// </summary>
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
