using System.Text.Json;
using Globus.Automate.Json;

namespace Globus.Automate.Http;

/// <summary>Makes the exception of an answer that is an error.</summary>
internal static class ErrorReader
{
    private const int LongestText = 2000;

    /// <summary>The exception. An answer is read once, for all who look at it.</summary>
    public static GlobusServiceException Read(
        HttpRequestMessage request,
        HttpResponseMessage response,
        GlobusClientOptions options
    )
    {
        var facts = request.GetContext();
        if (ReferenceEquals(facts.Refusal?.Answer, response))
        {
            return facts.Refusal!.Value.Error;
        }

        var error = ReadCore(request, response, options);
        facts.Refusal = (response, error);
        return error;
    }

    private static GlobusServiceException ReadCore(
        HttpRequestMessage request,
        HttpResponseMessage response,
        GlobusClientOptions options
    )
    {
        var secrets = request.GetContext().Secrets;
        var body = ReadBody(response);
        var text = secrets.Redact(Shortened(body.Message) ?? Fallback(request, response, body.Code))!;
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
            Scope = request.GetContext().Scope,
            RetryAfter = RetryAfter.FromResponse(response)?.GetDelay(options.TimeProvider.GetUtcNow()),
            Requirement = body.Requirement,
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
        catch (Exception ex) when (ex is not OutOfMemoryException)
        {
            // The status says enough; a page of a proxy or half a document would not add to it.
            return ErrorBody.Empty;
        }
    }

    private static string? Shortened(string? text) =>
        text?.Length > LongestText ? $"{text.Remove(LongestText)}…" : text;

    private static string Fallback(HttpRequestMessage request, HttpResponseMessage response, string? code)
    {
        var reason = string.IsNullOrEmpty(response.ReasonPhrase)
            ? response.StatusCode.ToString()
            : response.ReasonPhrase;
        return $"{request.RequestUri!.Authority} answered {(int)response.StatusCode} "
            + $"{reason}{(code is null ? "" : $" ({code})")}.";
    }
}
