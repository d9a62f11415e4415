namespace Globus.Automate.Http;

/// <summary>No response came: no such host, refused, no secure connection, interrupted, or too slow.</summary>
public sealed class GlobusConnectionException(string message, Exception? innerException = null)
    : GlobusException(message, innerException)
{
    /// <summary>Where the request went, without its query.</summary>
    public required Uri Address { get; init; }

    /// <summary>Whether time ran out.</summary>
    public bool IsTimeout { get; init; }

    /// <summary>
    /// Whether the address or the certificate is at fault rather than the moment: the host name does not resolve, or
    /// the certificate is not trusted.
    /// </summary>
    public bool IsAddressFault { get; init; }
}
