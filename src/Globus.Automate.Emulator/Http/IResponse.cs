namespace Globus.Automate.Emulator.Http;

/// <summary>What a route answers.</summary>
internal interface IResponse
{
    Task WriteAsync(HttpResponse response, CancellationToken cancellationToken);
}
