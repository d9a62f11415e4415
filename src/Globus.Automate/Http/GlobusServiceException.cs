using System.Net;
using System.Text.Json;

namespace Globus.Automate.Http;

/// <summary>A service responded with an error.</summary>
public sealed class GlobusServiceException(string message) : GlobusException(message)
{
    /// <summary>The HTTP status.</summary>
    public required HttpStatusCode StatusCode { get; init; }

    /// <summary>
    /// The error code of the service, such as <c>STATE_CONFLICT</c>, <c>ActionNotFound</c> or <c>invalid_grant</c>.
    /// </summary>
    public string? Code { get; init; }

    /// <summary>The message of the service, without the additions of <see cref="Exception.Message"/>.</summary>
    internal string? ServiceMessage { get; init; }

    /// <summary>The details, if the service returns them.</summary>
    public IReadOnlyList<ErrorDetail> Details { get; init; } = [];

    /// <summary>The id with which Globus support finds this error.</summary>
    public string? DebugId { get; init; }

    /// <summary>The address of the request, without its query.</summary>
    public required Uri RequestUri { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The scope of the token that was sent; null if no token was sent.</summary>
    public string? Scope { get; init; }

    /// <summary>The pause that the service requested, for 429 and 503.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The complete error document; null if the body is not a JSON object.</summary>
    internal JsonElement? Document { get; init; }
}
