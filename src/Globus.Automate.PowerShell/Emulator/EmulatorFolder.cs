using Globus.Automate.Loader;

namespace Globus.Automate.PowerShell.Emulator;

/// <summary>The location of the emulator in the package.</summary>
internal static class EmulatorFolder
{
    /// <summary>The assembly of the emulator.</summary>
    public static string Assembly { get; } =
        Path.Combine(ModuleFolder.Path, "emulator", "Globus.Automate.Emulator.dll");
}
