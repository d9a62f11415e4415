namespace Globus.Automate.Http;

/// <summary>No response was received: unknown host, refused, insecure or interrupted connection, or timeout.</summary>
public sealed class GlobusConnectionException(string message, Exception? innerException = null)
    : GlobusException(message, innerException)
{
    /// <summary>The address of the request, without its query.</summary>
    public required Uri Address { get; init; }

    /// <summary>Whether the request timed out.</summary>
    public bool IsTimeout { get; init; }

    /// <summary>
    /// Whether the address or the certificate is the cause: the host name cannot be resolved, or the certificate is not
    /// trusted.
    /// </summary>
    public bool IsAddressFault { get; init; }
}
