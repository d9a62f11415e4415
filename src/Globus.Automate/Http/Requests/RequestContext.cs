namespace Globus.Automate.Http.Requests;

/// <summary>The information that the handlers collect about a request, over all attempts.</summary>
internal sealed class RequestContext
{
    /// <summary>The secrets that messages and logs must not show.</summary>
    public RequestSecrets Secrets { get; } = new();

    /// <summary>The number of the current attempt, from 1.</summary>
    public int Attempt { get; set; } = 1;

    /// <summary>The delay before this attempt; null before the first.</summary>
    public TimeSpan? Delay { get; set; }

    /// <summary>
    /// The connection fault of this attempt; null if there is none. Faults of other requests, such as token requests,
    /// are not included.
    /// </summary>
    public ConnectionFault? Fault { get; set; }

    /// <summary>
    /// Whether the service may have processed an attempt, although its response was lost or is unreadable.
    /// </summary>
    public bool ResponseLost { get; set; }

    /// <summary>The last error response, with its exception.</summary>
    public (HttpResponseMessage Response, GlobusServiceException Exception)? Refusal { get; set; }
}
