namespace Globus.Automate.Http.Sockets;

/// <summary>
/// Makes the handler that owns the sockets: it follows no redirect and sends no cookie. It keeps nothing of the client,
/// so that a client which nobody uses any more can be collected while its sockets are open.
/// </summary>
internal static partial class SocketHandlerFactory
{
    /// <summary>Reaches loopback addresses directly, and other hosts as the settings of this machine say.</summary>
    public static HttpMessageHandler Create(ConnectionOptions options) =>
        new LoopbackBypassHandler(Create(options, usesProxy: false), Create(options, usesProxy: true));
}
