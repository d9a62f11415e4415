namespace Globus.Automate.Emulator.Actions.Remote;

/// <summary>The addresses that definitions and registered APIs name.</summary>
internal static class TargetAddress
{
    /// <summary>Whether a flow may name the address: any with https, and those on this machine.</summary>
    public static bool IsAllowed(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || IsLoopback(url));

    /// <summary>Whether the address leads to this machine. The emulator calls no others.</summary>
    public static bool IsLoopback(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && uri.IsLoopback
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
