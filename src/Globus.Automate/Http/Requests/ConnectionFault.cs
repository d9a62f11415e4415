namespace Globus.Automate.Http.Requests;

/// <summary>The reasons why an attempt has no response.</summary>
internal enum ConnectionFault
{
    /// <summary>No connection was established, so nothing was sent.</summary>
    NotConnected,

    /// <summary>The server certificate is not trusted, so nothing was sent.</summary>
    NotTrusted,

    /// <summary>The connection was interrupted after data may have been sent.</summary>
    Interrupted,

    /// <summary>The response timed out.</summary>
    TimedOut,
}
