using System.Net;

namespace Globus.Automate.Http.Sockets;

/// <content>
/// The connect timeout is half of the attempt timeout, so that an unreachable host differs from a late response.
/// </content>
internal static partial class SocketHandlerFactory
{
    private static SocketsHttpHandler Create(ConnectionOptions options, bool usesProxy) =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = usesProxy,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = options.HttpTimeout > TimeSpan.Zero ? options.HttpTimeout / 2 : Timeout.InfiniteTimeSpan,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            PlaintextStreamFilter = static (context, _) => new(new SingleAttemptStream(context.PlaintextStream)),
            SslOptions = { RemoteCertificateValidationCallback = CertificatePolicy.GetValidator(options) },
        };
}
