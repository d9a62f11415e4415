namespace Globus.Automate.Emulator;

internal static class EmulatorVersion
{
    public static string Text { get; } = typeof(EmulatorVersion).Assembly.GetName().Version!.ToString(3);
}
