namespace Globus.Automate.Http.Sockets;

/// <summary>
/// Sends requests to loopback addresses directly and bypasses any proxy. A proxy would reach another computer and see
/// the credentials.
/// </summary>
/// <param name="direct">The handler without a proxy.</param>
/// <param name="other">The handler that uses the configured proxy, if any.</param>
internal sealed class LoopbackBypassHandler(HttpMessageHandler direct, HttpMessageHandler other) : HttpMessageHandler
{
    private readonly HttpMessageInvoker _direct = new(direct);
    private readonly HttpMessageInvoker _other = new(other);

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => (Origin.IsLoopback(request.RequestUri!) ? _direct : _other).SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _direct.Dispose();
            _other.Dispose();
        }

        base.Dispose(disposing);
    }
}
