namespace Globus.Automate.Emulator.Actions.Remote;

/// <summary>
/// Marks every request that a flow makes. An emulator refuses marked requests to its control interface, however the
/// address is written and whichever emulator it leads to.
/// </summary>
internal sealed class FlowCallHandler() : DelegatingHandler(CreateConnection())
{
    /// <summary>The header that marks the request.</summary>
    public const string HeaderName = "Globus-Emulator-Flow-Call";

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        request.Headers.Remove(HeaderName);
        request.Headers.Add(HeaderName, "1");
        return base.SendAsync(request, cancellationToken);
    }

    private static SocketsHttpHandler CreateConnection() =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
        };
}
