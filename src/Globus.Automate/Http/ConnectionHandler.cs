using System.Security.Authentication;

namespace Globus.Automate.Http;

/// <summary>
/// One attempt: gives it its time, receives the response with its body, and makes an exception of ours of whatever
/// keeps the response from coming.
/// </summary>
internal sealed class ConnectionHandler(GlobusClientOptions options, HttpMessageHandler inner)
    : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = await ConnectAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            using var received = response.Content;
            var body = await ReceiveAsync(request, response, cancellationToken).ConfigureAwait(false);
            request.GetContext().Secrets.Redact(body.Bytes);
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

    private async Task<HttpResponseMessage> ConnectAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        using var limit = new AttemptTimeout(options, cancellationToken);
        try
        {
            return await base.SendAsync(request, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException ex) when (!cancellationToken.IsCancellationRequested)
        {
            // The socket handler says so when it was the connecting that took too long.
            var fault = ex.InnerException is TimeoutException ? ConnectionFault.NotConnected : ConnectionFault.TimedOut;
            throw Failed(request, fault, isTimeout: true, ex);
        }
        // Of a client that was closed its owner speaks.
        catch (Exception ex) when (IsMapped(ex) && ex is not ObjectDisposedException)
        {
            throw ex.IsUnreadable() ? Unreadable(request, ex) : Failed(request, Classify(ex), isTimeout: false, ex);
        }
    }

    private async Task<ReceivedContent> ReceiveAsync(
        HttpRequestMessage request,
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        var isDocument = response.IsSuccessStatusCode;
        // What follows an interim response belongs to another protocol, and may never end.
        if ((int)response.StatusCode < 200)
        {
            return ReceivedContent.Empty();
        }

        using var limit = new AttemptTimeout(options, cancellationToken);
        try
        {
            var most = isDocument ? options.MaximumResponseBytes : BodyReader.ErrorLimit;
            return await BodyReader.ReadAsync(response.Content, most, limit.Token).ConfigureAwait(false);
        }
        catch (Exception ex)
            when (!isDocument && !cancellationToken.IsCancellationRequested && ex is not OutOfMemoryException)
        {
            // The status says enough; a page of a proxy or half a document would not add to it.
            return ReceivedContent.Empty();
        }
        catch (OperationCanceledException ex) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed(request, ConnectionFault.TimedOut, isTimeout: true, ex);
        }
        catch (Exception ex) when (IsMapped(ex))
        {
            throw ex.IsUnreadable()
                ? Unreadable(request, ex)
                : Failed(request, ConnectionFault.Interrupted, isTimeout: false, ex);
        }
    }

    private static bool IsMapped(Exception ex) =>
        ex is not (GlobusException or OperationCanceledException or OutOfMemoryException);

    private static InvalidResponseException Unreadable(HttpRequestMessage request, Exception ex)
    {
        request.GetContext().ResponseLost = true;
        var reason = ex.GetBaseException().Message.TrimEnd('.');
        return ResponseReader.Invalid(request.RequestUri!, $"a response that cannot be read ({reason})", ex);
    }

    private static GlobusConnectionException Failed(
        HttpRequestMessage request,
        ConnectionFault fault,
        bool isTimeout,
        Exception ex
    )
    {
        request.GetContext().Fault = fault;
        var address = request.RequestUri!.WithoutQuery();
        return new GlobusConnectionException(ConnectionFaultMessage.Describe(address, fault, ex), ex)
        {
            Address = address,
            IsTimeout = isTimeout,
            IsAddressFault = fault == ConnectionFault.NotTrusted || ex.IsUnresolvedName(),
        };
    }

    private static ConnectionFault Classify(Exception ex)
    {
        if (ex.GetBaseException() is AuthenticationException)
        {
            return ConnectionFault.NotTrusted;
        }

        return ex.IsBeforeSending() ? ConnectionFault.NotConnected : ConnectionFault.Interrupted;
    }
}
