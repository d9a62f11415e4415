namespace Globus.Automate.Http.Requests;

/// <summary>How an attempt without a response ended.</summary>
internal enum ConnectionFault
{
    /// <summary>There was no connection, so nothing was sent.</summary>
    NotConnected,

    /// <summary>The certificate of the other side is not trusted, so nothing was sent.</summary>
    NotTrusted,

    /// <summary>The connection broke after something may have been sent.</summary>
    Interrupted,

    /// <summary>The response did not come in time.</summary>
    TimedOut,
}
