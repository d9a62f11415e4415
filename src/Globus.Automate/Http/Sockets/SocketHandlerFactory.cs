namespace Globus.Automate.Http.Sockets;

/// <summary>
/// Creates the handler that owns the sockets. It follows no redirects and sends no cookies. It does not reference the
/// client, so that an unused client can be collected while its sockets are open.
/// </summary>
internal static partial class SocketHandlerFactory
{
    /// <summary>Connects to loopback addresses directly, and to other hosts through the configured proxy.</summary>
    public static HttpMessageHandler Create(ConnectionOptions options) =>
        new LoopbackBypassHandler(Create(options, usesProxy: false), Create(options, usesProxy: true));
}
