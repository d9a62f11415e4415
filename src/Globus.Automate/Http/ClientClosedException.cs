namespace Globus.Automate.Http;

/// <summary>The client was disposed: the request was not sent, or its response is not read.</summary>
public sealed class ClientClosedException(Exception? innerException = null)
    : GlobusException("The connection to Globus was closed because its context was disconnected.", innerException)
{
    /// <summary>The address of the request, without its query.</summary>
    public required Uri Address { get; init; }
}
