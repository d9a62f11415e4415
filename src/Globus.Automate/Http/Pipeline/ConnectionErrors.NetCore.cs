using System.Net.Sockets;

namespace Globus.Automate.Http.Pipeline;

/// <summary>Recognizes why the socket handler of .NET failed.</summary>
internal static class ConnectionErrors
{
    /// <summary>Whether a request failed before there was a connection.</summary>
    public static bool IsBeforeSending(this Exception exception) =>
        exception
            is HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError
                    or HttpRequestError.NameResolutionError
                    or HttpRequestError.SecureConnectionError
                    or HttpRequestError.ProxyTunnelError
        };

    /// <summary>Whether a request failed because the name of the host does not resolve.</summary>
    public static bool IsUnresolvedName(this Exception exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError };

    /// <summary>Whether the response breaks the rules of HTTP or of its content encoding.</summary>
    public static bool IsUnreadable(this Exception exception) =>
        exception switch
        {
            HttpRequestException request => IsProtocolError(request.HttpRequestError),
            HttpIOException read => IsProtocolError(read.HttpRequestError),
            _ => exception is not (IOException or SocketException or ObjectDisposedException),
        };

    private static bool IsProtocolError(HttpRequestError error) =>
        error is HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded;
}
