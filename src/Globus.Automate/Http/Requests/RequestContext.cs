namespace Globus.Automate.Http.Requests;

/// <summary>What the handlers learn about a request, over all of its attempts.</summary>
internal sealed class RequestContext
{
    /// <summary>What no message and no log may show of the request.</summary>
    public RequestSecrets Secrets { get; } = new();

    /// <summary>The number of the current attempt, from 1.</summary>
    public int Attempt { get; set; } = 1;

    /// <summary>The delay before this attempt; null before the first.</summary>
    public TimeSpan? Delay { get; set; }

    /// <summary>
    /// How the connection of this attempt failed; null if it did not. The fault of another request, such as one for a
    /// token, is not noted here.
    /// </summary>
    public ConnectionFault? Fault { get; set; }

    /// <summary>
    /// Whether the service may have processed an attempt, although its response was lost or cannot be read.
    /// </summary>
    public bool ResponseLost { get; set; }

    /// <summary>The last response that is an error, with the exception that was made of it.</summary>
    public (HttpResponseMessage Response, GlobusServiceException Exception)? Refusal { get; set; }
}
