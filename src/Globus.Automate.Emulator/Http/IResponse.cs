namespace Globus.Automate.Emulator.Http;

/// <summary>The response of a route.</summary>
internal interface IResponse
{
    Task WriteAsync(HttpResponse response, CancellationToken cancellationToken);
}
