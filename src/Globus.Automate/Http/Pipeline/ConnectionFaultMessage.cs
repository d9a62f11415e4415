using System.Net.Sockets;
using Globus.Automate.Http.Requests;

namespace Globus.Automate.Http.Pipeline;

/// <summary>Creates the message of a request without a response.</summary>
internal static class ConnectionFaultMessage
{
    public static string Describe(Uri address, ConnectionFault fault, Exception error) =>
        fault switch
        {
            ConnectionFault.TimedOut => $"{address.Authority} did not respond in time.",
            ConnectionFault.NotTrusted =>
                $"The secure connection to {address.Authority} failed: {Innermost(error).Message}",
            ConnectionFault.Interrupted => $"The connection to {address.Authority} was interrupted.",
            _ => NotConnected(address, error),
        };

    private static string NotConnected(Uri address, Exception error) =>
        error.IsUnresolvedName() ? $"The host name {address.Host} could not be resolved."
        : Innermost(error) is SocketException socket
            ? socket.SocketErrorCode switch
            {
                SocketError.ConnectionRefused => $"{address.Authority} refused the connection.",
                SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain =>
                    $"The host name {address.Host} could not be resolved.",
                _ => $"{address.Authority} is unreachable: {socket.Message}",
            }
        : $"{address.Authority} is unreachable.";

    private static Exception Innermost(Exception error) => error.GetBaseException();
}
