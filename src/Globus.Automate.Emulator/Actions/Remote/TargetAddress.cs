namespace Globus.Automate.Emulator.Actions.Remote;

/// <summary>The addresses in definitions and registered APIs.</summary>
internal static class TargetAddress
{
    /// <summary>Whether a flow can use the address: every https address, and http addresses of this machine.</summary>
    public static bool IsAllowed(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || IsLoopback(url));

    /// <summary>Whether the address belongs to this machine. The emulator calls no others.</summary>
    public static bool IsLoopback(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && uri.IsLoopback
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
