namespace Globus.Automate.Emulator.Http;

/// <summary>
/// Redirects the browser with GET. The address can contain a secret, so the response is not cached and sends no
/// referrer.
/// </summary>
internal sealed record RedirectResponse(string Location) : IResponse
{
    public Task WriteAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = StatusCodes.Status303SeeOther;
        response.Headers.Location = Location;
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        return Task.CompletedTask;
    }
}
