using System.Net;

namespace Globus.Automate.Http.Tracing;

/// <summary>One request attempt and its response, without secrets.</summary>
public sealed record HttpAttempt
{
    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The address; only the names of the query fields are included.</summary>
    public required string Address { get; init; }

    /// <summary>The status of the response; null if there is none.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The time until the response was received.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The number of the attempt, from 1.</summary>
    public int Attempt { get; init; }

    /// <summary>The request id of the service, if it returns one.</summary>
    public string? RequestId { get; init; }

    /// <summary>The delay before this attempt; null for the first.</summary>
    public TimeSpan? RetryDelay { get; init; }

    /// <summary>The reason why there is no response.</summary>
    public string? Failure { get; init; }

    /// <summary>The redacted request body; null if the trace does not include bodies.</summary>
    public string? RequestBody { get; init; }

    /// <summary>The redacted response body; null if the trace does not include bodies.</summary>
    public string? ResponseBody { get; init; }
}
