namespace Globus.Automate.Http;

/// <summary>
/// A flow was to be created or started, and whether it was is not known: the answer was lost, or was a fault of the
/// service. It was not sent again, because that could start it twice. The inner exception says what happened.
/// </summary>
public sealed class StartUncertainException(string message, Exception? innerException = null)
    : GlobusException(message, innerException)
{
    /// <summary>What was asked.</summary>
    public required Uri RequestUri { get; init; }
}
