namespace Globus.Automate.Http;

/// <summary>
/// The response to the creation of a flow, or to the start of a run or an action, was lost or is unreadable. A request
/// without <see cref="RequestId"/> was not retried, because a retry could start it twice. The inner exception is the
/// cause.
/// </summary>
public sealed class StartUncertainException(string message, Exception? innerException = null)
    : GlobusException(message, innerException)
{
    /// <summary>The address of the request, without its query.</summary>
    public required Uri RequestUri { get; init; }

    /// <summary>The id that makes a retry idempotent; null if the receiver does not support it.</summary>
    public string? RequestId { get; init; }

    /// <summary>The time of the first attempt.</summary>
    public DateTimeOffset SentOn { get; init; }
}
