using System.Security.Authentication;

namespace Globus.Automate.Http;

/// <summary>One attempt: gives it its time, and makes one kind of exception of whatever keeps an answer from coming.</summary>
internal sealed class ConnectionHandler(GlobusClientOptions options, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = new TimeLimit(options, cancellationToken);
        try
        {
            return await base.SendAsync(request, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            // The socket handler says so when it was the connecting that took too long.
            var fault = error.InnerException is TimeoutException ? ConnectionFault.NotConnected : ConnectionFault.TimedOut;
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
            IsOfAddress = fault == ConnectionFault.NotTrusted || error.IsUnresolvedName(),
        };
    }

    private static ConnectionFault Classify(Exception error)
    {
        if (error.GetBaseException() is AuthenticationException)
            return ConnectionFault.NotTrusted;
        return error.IsBeforeSending() ? ConnectionFault.NotConnected : ConnectionFault.BrokenOff;
    }
}
