using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Globus.Automate.Http;

/// <summary>One attempt: gives it its time, and makes one kind of exception of whatever keeps an answer from coming.</summary>
internal sealed class ConnectionHandler(TimeSpan timeout, TimeProvider time, HttpMessageHandler inner)
    : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var timer = time.CreateTimeout(timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            return await base.SendAsync(request, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            // The socket handler cancels by itself when connecting takes too long.
            var fault = timer.IsCancellationRequested ? ConnectionFault.TimedOut : ConnectionFault.NotConnected;
            throw Failed(request, fault, isTimeout: true, error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw Failed(request, Classify(error), isTimeout: false, error);
        }
    }

    private static GlobusConnectionException Failed(
        HttpRequestMessage request, ConnectionFault fault, bool isTimeout, Exception error)
    {
        request.GetFacts().Fault = fault;
        var address = request.RequestUri!.WithoutQuery();
        return new GlobusConnectionException(ConnectionText.Describe(address, fault, error), error)
        {
            Address = address,
            IsTimeout = isTimeout,
        };
    }

    private static ConnectionFault Classify(Exception error) => error.InnerException switch
    {
        SocketException or WebException { Status: WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure } =>
            ConnectionFault.NotConnected,
        AuthenticationException or WebException { Status: WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure } =>
            ConnectionFault.NotTrusted,
        _ => ConnectionFault.BrokenOff,
    };
}
