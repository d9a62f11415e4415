namespace Globus.Automate.Emulator.Http;

/// <summary>What a route answers.</summary>
internal interface IReply
{
    Task WriteAsync(HttpResponse response, CancellationToken cancellationToken);
}
