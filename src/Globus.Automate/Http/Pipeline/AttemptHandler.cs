using System.Security.Authentication;
using Globus.Automate.Http.Requests;
using Globus.Automate.Http.Responses;

namespace Globus.Automate.Http.Pipeline;

/// <summary>
/// Sends one attempt within its timeout and receives the complete response. Every failure becomes an exception of this
/// library.
/// </summary>
internal sealed class AttemptHandler(ConnectionOptions options, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage message,
        CancellationToken cancellationToken
    )
    {
        var request = (GlobusRequest)message;
        var response = await ConnectAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            using var received = response.Content;
            var body = await ReceiveAsync(request, response, cancellationToken).ConfigureAwait(false);
            request.Context.Secrets.Redact(body.Bytes);
            foreach (var header in received.Headers)
            {
                body.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }

            response.Content = body;
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<HttpResponseMessage> ConnectAsync(GlobusRequest request, CancellationToken cancellationToken)
    {
        using var timeout = new AttemptTimeout(options, cancellationToken);
        try
        {
            return await base.SendAsync(request, timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The socket handler sets this inner exception if the connect timeout expires.
            var fault =
                exception.InnerException is TimeoutException ? ConnectionFault.NotConnected : ConnectionFault.TimedOut;
            throw CreateFailed(request, fault, isTimeout: true, exception);
        }
        // GlobusConnection reports that it was closed.
        catch (Exception exception) when (IsMapped(exception) && exception is not ObjectDisposedException)
        {
            throw exception.IsUnreadable()
                ? CreateUnreadable(request, exception)
                : CreateFailed(request, Classify(exception), isTimeout: false, exception);
        }
    }

    private async Task<ReceivedContent> ReceiveAsync(
        GlobusRequest request,
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        var isDocument = response.IsSuccessStatusCode;
        // The data after an interim response belongs to another protocol and may not end.
        if ((int)response.StatusCode < 200)
        {
            return ReceivedContent.Empty();
        }

        using var timeout = new AttemptTimeout(options, cancellationToken);
        try
        {
            var limit = isDocument ? options.MaximumResponseBytes : BodyReader.ErrorLimit;
            return await BodyReader.ReadAsync(response.Content, limit, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
            when (!isDocument && !cancellationToken.IsCancellationRequested && exception is not OutOfMemoryException)
        {
            // The status is sufficient; an incomplete body adds no information.
            return ReceivedContent.Empty();
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw CreateFailed(request, ConnectionFault.TimedOut, isTimeout: true, exception);
        }
        catch (Exception exception) when (IsMapped(exception))
        {
            throw exception.IsUnreadable()
                ? CreateUnreadable(request, exception)
                : CreateFailed(request, ConnectionFault.Interrupted, isTimeout: false, exception);
        }
    }

    private static bool IsMapped(Exception exception) =>
        exception is not (GlobusException or OperationCanceledException or OutOfMemoryException);

    private static InvalidResponseException CreateUnreadable(GlobusRequest request, Exception exception)
    {
        request.Context.ResponseLost = true;
        var reason = exception.GetBaseException().Message.TrimEnd('.');
        return ResponseReader.CreateInvalid(request.RequestUri!, $"an unreadable response ({reason})", exception);
    }

    private static GlobusConnectionException CreateFailed(
        GlobusRequest request,
        ConnectionFault fault,
        bool isTimeout,
        Exception exception
    )
    {
        request.Context.Fault = fault;
        var address = request.RequestUri!.WithoutQuery();
        return new GlobusConnectionException(ConnectionFaultMessage.Describe(address, fault, exception), exception)
        {
            Address = address,
            IsTimeout = isTimeout,
            IsAddressFault = fault == ConnectionFault.NotTrusted || exception.IsUnresolvedName(),
        };
    }

    private static ConnectionFault Classify(Exception exception)
    {
        if (exception.GetBaseException() is AuthenticationException)
        {
            return ConnectionFault.NotTrusted;
        }

        return exception.IsBeforeSending() ? ConnectionFault.NotConnected : ConnectionFault.Interrupted;
    }
}
