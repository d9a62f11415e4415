namespace Globus.Automate.Emulator.Http;

/// <summary>
/// Sends the browser elsewhere, with GET. What is in the address is for that place alone, so nothing is kept or passed
/// on.
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
