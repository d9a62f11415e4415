namespace Globus.Automate.Http.Requests;

/// <summary>How an attempt ended that brought no answer.</summary>
internal enum ConnectionFault
{
    /// <summary>There was no connection, so nothing was sent.</summary>
    NotConnected,

    /// <summary>The other side could not prove who it is, so nothing was sent.</summary>
    NotTrusted,

    /// <summary>The connection broke after something may have been sent.</summary>
    Interrupted,

    /// <summary>The answer did not come in time.</summary>
    TimedOut,
}
