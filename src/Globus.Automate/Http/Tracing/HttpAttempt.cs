using System.Net;

namespace Globus.Automate.Http.Tracing;

/// <summary>One request on the wire and what came back, without any secret.</summary>
public sealed record HttpAttempt
{
    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>Where it went; of the query only the names are left.</summary>
    public required string Address { get; init; }

    /// <summary>The status of the response; null when none came.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The time until the response was received.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Which attempt of the request this was, from 1.</summary>
    public int Attempt { get; init; }

    /// <summary>The service's id of this request, where it sends one.</summary>
    public string? RequestId { get; init; }

    /// <summary>How long this attempt was held back; null for the first.</summary>
    public TimeSpan? RetryDelay { get; init; }

    /// <summary>Why no response came.</summary>
    public string? Failure { get; init; }

    /// <summary>The body that was sent, redacted; null when bodies are not wanted.</summary>
    public string? RequestBody { get; init; }

    /// <summary>The body that came back, redacted; null when bodies are not wanted.</summary>
    public string? ResponseBody { get; init; }
}
