namespace Globus.Automate.Http.Sockets;

/// <summary>
/// Sends requests for this machine directly, whatever proxy the environment, the system or the user names: a proxy
/// elsewhere would reach another machine, and see the credentials on the way.
/// </summary>
/// <param name="direct">Uses no proxy.</param>
/// <param name="other">Uses the proxy that is set, if one is.</param>
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
