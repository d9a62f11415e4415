using System.Net;

namespace Globus.Automate.Http.Sockets;

/// <content>
/// Half an attempt's time is for connecting, to tell an unreachable host from a response that does not come.
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
