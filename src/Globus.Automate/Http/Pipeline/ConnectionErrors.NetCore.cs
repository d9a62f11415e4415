using System.Net.Sockets;

namespace Globus.Automate.Http.Pipeline;

/// <summary>Classifies exceptions of the socket handler of .NET.</summary>
internal static class ConnectionErrors
{
    /// <summary>Whether a request failed before a connection was established.</summary>
    public static bool IsBeforeSending(this Exception exception) =>
        exception
            is HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError
                    or HttpRequestError.NameResolutionError
                    or HttpRequestError.SecureConnectionError
                    or HttpRequestError.ProxyTunnelError
        };

    /// <summary>Whether the host name of a request could not be resolved.</summary>
    public static bool IsUnresolvedName(this Exception exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError };

    /// <summary>Whether the response violates HTTP or its content encoding.</summary>
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
