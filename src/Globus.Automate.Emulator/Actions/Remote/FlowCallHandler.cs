namespace Globus.Automate.Emulator.Actions.Remote;

/// <summary>
/// Marks every request of a flow. Every emulator refuses marked requests to its control interface, for every spelling
/// of the address.
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
