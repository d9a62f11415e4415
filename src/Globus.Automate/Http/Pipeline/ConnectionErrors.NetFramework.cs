using System.Net;
using System.Net.Sockets;

namespace Globus.Automate.Http.Pipeline;

/// <summary>Classifies exceptions of the socket handler of .NET Framework.</summary>
internal static class ConnectionErrors
{
    /// <summary>Whether a request failed before a connection was established.</summary>
    public static bool IsBeforeSending(this Exception exception) =>
        exception.InnerException
            is WebException
        {
            Status: WebExceptionStatus.ConnectFailure
                    or WebExceptionStatus.NameResolutionFailure
                    or WebExceptionStatus.ProxyNameResolutionFailure
                    or WebExceptionStatus.SecureChannelFailure
                    or WebExceptionStatus.TrustFailure
        };

    /// <summary>Whether the host name of a request could not be resolved.</summary>
    public static bool IsUnresolvedName(this Exception exception) =>
        exception.InnerException is WebException { Status: WebExceptionStatus.NameResolutionFailure };

    /// <summary>Whether the response violates HTTP or its content encoding.</summary>
    public static bool IsUnreadable(this Exception exception) =>
        (exception as WebException ?? exception.InnerException as WebException) is { } web
            ? web.Status is WebExceptionStatus.ServerProtocolViolation or WebExceptionStatus.MessageLengthLimitExceeded
            : exception is not (IOException or HttpRequestException or SocketException or ObjectDisposedException);
}
