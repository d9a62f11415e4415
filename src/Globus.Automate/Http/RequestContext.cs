using Globus.Automate.Auth;

namespace Globus.Automate.Http;

/// <summary>
/// What the handlers know and learn about one request; travels with the message through all of its attempts.
/// </summary>
internal sealed class RequestContext
{
    /// <summary>The scope of the token to send; null sends none.</summary>
    public string? Scope { get; init; }

    /// <summary>What a sign-in for the token should cover beside it.</summary>
    public SignInHint Hint { get; init; } = SignInHint.None;

    public RetryPolicy RetryPolicy { get; init; }

    /// <summary>What no message and no log may show of the request.</summary>
    public RequestSecrets Secrets { get; init; } = new();

    /// <summary>The attempt on the way, from 1.</summary>
    public int Attempt { get; set; } = 1;

    /// <summary>How long the retry handler waited before this attempt.</summary>
    public TimeSpan? Delay { get; set; }

    /// <summary>
    /// How this attempt broke, if it did; a fault of another request (one for a token) leaves it null.
    /// </summary>
    public ConnectionFault? Fault { get; set; }

    /// <summary>Whether an attempt may have been carried out although its answer was lost or cannot be read.</summary>
    public bool ResponseLost { get; set; }

    /// <summary>Whether the token was renewed already, which is done once.</summary>
    public bool Renewed { get; set; }

    /// <summary>The last answer that is an error, with what was read of it.</summary>
    public (HttpResponseMessage Answer, GlobusServiceException Error)? Refusal { get; set; }

    /// <summary>Whether the user was asked already for what the service demands, which is done once.</summary>
    public bool SteppedUp { get; set; }
}
