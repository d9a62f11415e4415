namespace Globus.Automate.Http;

/// <summary>
/// A flow was to be created, or a run or an action started, and the response was lost or cannot be read. What has no
/// <see cref="RequestId"/> was not sent again, because that could start it twice. The inner exception says what
/// happened.
/// </summary>
public sealed class StartUncertainException(string message, Exception? innerException = null)
    : GlobusException(message, innerException)
{
    /// <summary>What was asked.</summary>
    public required Uri RequestUri { get; init; }

    /// <summary>The id that makes a retry the same action; null where the receiver knows no such id.</summary>
    public string? RequestId { get; init; }

    /// <summary>When the request was sent first.</summary>
    public DateTimeOffset SentOn { get; init; }
}
