using System.Text.Json;
using Globus.Automate.Http.Requests;
using Globus.Automate.Json;

namespace Globus.Automate.Http.Responses;

/// <summary>Creates the exception of an error response.</summary>
internal static class ErrorReader
{
    private const int MaximumLength = 2000;

    /// <summary>Returns the exception. A response is read once.</summary>
    public static GlobusServiceException Read(GlobusRequest request, HttpResponseMessage response, TimeProvider time)
    {
        if (request.Context.Refusal is { } known && ReferenceEquals(known.Response, response))
        {
            return known.Exception;
        }

        var exception = ReadCore(request, response, time);
        request.Context.Refusal = (response, exception);
        return exception;
    }

    private static GlobusServiceException ReadCore(
        GlobusRequest request,
        HttpResponseMessage response,
        TimeProvider time
    )
    {
        var secrets = request.Context.Secrets;
        var body = ReadBody(response);
        var text = secrets.Redact(Shorten(body.Message) ?? Describe(request, response, body.Code))!;
        return new GlobusServiceException(
            body.DebugId is null ? text : $"{text} (debug id {secrets.Redact(body.DebugId)})"
        )
        {
            StatusCode = response.StatusCode,
            Code = secrets.Redact(body.Code),
            ServiceMessage = secrets.Redact(body.Message),
            Details =
            [
                .. body.Details.Select(one => new ErrorDetail(
                    secrets.Redact(one.Path),
                    secrets.Redact(one.Message)!,
                    secrets.Redact(one.Type)
                )),
            ],
            DebugId = secrets.Redact(body.DebugId),
            RequestUri = request.RequestUri!.WithoutQuery(),
            Method = request.Method.Method,
            Scope = request.Authorization?.Scope,
            RetryAfter = RetryAfter.FromResponse(response)?.GetDelay(time.GetUtcNow()),
            Document = body.Document,
        };
    }

    private static ErrorBody ReadBody(HttpResponseMessage response)
    {
        if (
            response.Content.Headers.ContentType?.MediaType is { } type
            && type.EndsWith("html", StringComparison.OrdinalIgnoreCase)
        )
        {
            return ErrorBody.Empty;
        }

        try
        {
            var depth = new JsonDocumentOptions { MaxDepth = JsonValue.MaximumDepth };
            using var document = JsonDocument.Parse(((ReceivedContent)response.Content).Bytes.AsMemory(), depth);
            return ErrorDocument.Read(document.RootElement);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The status is sufficient; an incomplete body adds no information.
            return ErrorBody.Empty;
        }
    }

    private static string? Shorten(string? text) =>
        text?.Length > MaximumLength ? $"{text.Remove(MaximumLength)}…" : text;

    private static string Describe(GlobusRequest request, HttpResponseMessage response, string? code)
    {
        var reason = string.IsNullOrEmpty(response.ReasonPhrase)
            ? response.StatusCode.ToString()
            : response.ReasonPhrase;
        return $"{request.RequestUri!.Authority} returned {(int)response.StatusCode} "
            + $"{reason}{(code is null ? "" : $" ({code})")}.";
    }
}
