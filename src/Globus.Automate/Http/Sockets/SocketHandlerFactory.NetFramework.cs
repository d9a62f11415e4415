using System.Net;
using System.Security.Authentication;

namespace Globus.Automate.Http.Sockets;

/// <content>
/// By default, Windows PowerShell may use a TLS version that Globus rejects, and opens only two connections to a host.
/// </content>
internal static partial class SocketHandlerFactory
{
    private static HttpClientHandler Create(ConnectionOptions options, bool usesProxy)
    {
        var accepts = CertificatePolicy.GetValidator(options);
        return new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = usesProxy,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            SslProtocols = SslProtocols.Tls12,
            MaxConnectionsPerServer = 64,
            ServerCertificateCustomValidationCallback = accepts is null
                ? null
                : (sender, certificate, chain, errors) => accepts(sender, certificate, chain, errors),
        };
    }
}
