namespace Globus.Automate.Emulator.Actions.Providers;

/// <summary>Addresses of Globus' own providers.</summary>
internal static class HostedUrl
{
    /// <summary>An address on actions.globus.org, and the same on the older name of that host.</summary>
    public static IReadOnlyList<string> OnActions(string path) =>
        [$"https://actions.globus.org/{path}", $"https://actions.automate.globus.org/{path}"];

    public static IReadOnlyList<string> OnTransfer(string path) => [$"https://transfer.actions.globus.org/{path}"];
}
