using System.Net;
using System.Net.Sockets;

namespace Globus.Automate.Http.Pipeline;

/// <summary>Recognizes why the socket handler of .NET Framework failed.</summary>
internal static class ConnectionErrors
{
    /// <summary>Whether a request failed before there was a connection.</summary>
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

    /// <summary>Whether a request failed because the name of the host does not resolve.</summary>
    public static bool IsUnresolvedName(this Exception exception) =>
        exception.InnerException is WebException { Status: WebExceptionStatus.NameResolutionFailure };

    /// <summary>Whether the response breaks the rules of HTTP or of its content encoding.</summary>
    public static bool IsUnreadable(this Exception exception) =>
        (exception as WebException ?? exception.InnerException as WebException) is { } web
            ? web.Status is WebExceptionStatus.ServerProtocolViolation or WebExceptionStatus.MessageLengthLimitExceeded
            : exception is not (IOException or HttpRequestException or SocketException or ObjectDisposedException);
}
