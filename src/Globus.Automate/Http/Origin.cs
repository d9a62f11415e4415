using System.Net;

namespace Globus.Automate.Http;

/// <summary>The origin of an address: scheme, host and port.</summary>
internal static class Origin
{
    public static Uri Of(Uri address) => new(address.GetLeftPart(UriPartial.Authority));

    public static bool AreSame(Uri one, Uri other) => Of(one) == Of(other);

    /// <summary>Whether the address is an absolute http or https address.</summary>
    public static bool IsHttp(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    /// <summary>Whether secrets may be sent to the address: https, or a loopback address.</summary>
    public static bool IsSecure(Uri address) => address.Scheme == Uri.UriSchemeHttps || address.IsLoopback;

    /// <summary>
    /// Whether the address is a loopback address: 127.0.0.0/8 and ::1 in every notation, localhost and all names below
    /// it (RFC 6761).
    /// </summary>
    public static bool IsLoopback(Uri address)
    {
        var host = address.DnsSafeHost.TrimEnd('.');
        if (IPAddress.TryParse(host, out var number))
        {
            return IPAddress.IsLoopback(number.IsIPv4MappedToIPv6 ? number.MapToIPv4() : number);
        }

        return address.IsLoopback
            || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
    }
}
