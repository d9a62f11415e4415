namespace Globus.Automate.Emulator.Hosting;

internal static class EmulatorVersion
{
    public static string Text { get; } = typeof(EmulatorVersion).Assembly.GetName().Version!.ToString(3);
}
