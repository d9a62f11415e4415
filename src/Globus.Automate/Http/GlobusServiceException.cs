using System.Net;
using System.Text.Json;

namespace Globus.Automate.Http;

/// <summary>A service responded with an error.</summary>
public sealed class GlobusServiceException(string message) : GlobusException(message)
{
    /// <summary>The HTTP status.</summary>
    public required HttpStatusCode StatusCode { get; init; }

    /// <summary>
    /// The service's code for the error, such as <c>STATE_CONFLICT</c>, <c>ActionNotFound</c> or <c>invalid_grant</c>.
    /// </summary>
    public string? Code { get; init; }

    /// <summary>The message of the service, without what <see cref="Exception.Message"/> adds to it.</summary>
    internal string? ServiceMessage { get; init; }

    /// <summary>The single findings, where the service lists them.</summary>
    public IReadOnlyList<ErrorDetail> Details { get; init; } = [];

    /// <summary>The id under which Globus support finds this error.</summary>
    public string? DebugId { get; init; }

    /// <summary>What was asked, without its query.</summary>
    public required Uri RequestUri { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The scope of the token that was sent; null when none was.</summary>
    public string? Scope { get; init; }

    /// <summary>How long the service asked to be left alone, on 429 and 503.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The whole error document; null if the body is no JSON object.</summary>
    internal JsonElement? Document { get; init; }
}
