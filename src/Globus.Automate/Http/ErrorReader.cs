using System.Text.Json;
using Globus.Automate.Json;

namespace Globus.Automate.Http;

/// <summary>Makes the exception of an answer that is an error.</summary>
internal static class ErrorReader
{
    private const int LongestText = 2000;

    /// <summary>The exception. An answer is read once, for all who look at it.</summary>
    public static async Task<GlobusServiceException> ReadAsync(
        HttpRequestMessage request, HttpResponseMessage response, GlobusClientOptions options, CancellationToken cancellationToken)
    {
        var facts = request.GetFacts();
        if (ReferenceEquals(facts.Refusal?.Answer, response))
            return facts.Refusal!.Value.Error;
        var error = await ReadAnewAsync(request, response, options, cancellationToken).ConfigureAwait(false);
        facts.Refusal = (response, error);
        return error;
    }

    private static async Task<GlobusServiceException> ReadAnewAsync(
        HttpRequestMessage request, HttpResponseMessage response, GlobusClientOptions options, CancellationToken cancellationToken)
    {
        var body = await ReadBodyAsync(response, options, cancellationToken).ConfigureAwait(false);
        var text = Shortened(body.Message) ?? Fallback(request, response, body.Code);
        return new GlobusServiceException(body.DebugId is null ? text : $"{text} (debug id {body.DebugId})")
        {
            StatusCode = response.StatusCode,
            Code = body.Code,
            ServiceText = body.Message,
            Details = body.Details,
            DebugId = body.DebugId,
            RequestUri = request.RequestUri!.WithoutQuery(),
            Method = request.Method.Method,
            Scope = request.GetFacts().Scope,
            RetryAfter = RetryAfter.In(response)?.From(options.TimeProvider.GetUtcNow()),
            Requirement = body.Requirement,
        };
    }

    private static async Task<ErrorBody> ReadBodyAsync(
        HttpResponseMessage response, GlobusClientOptions options, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType is { } type && type.EndsWith("html", StringComparison.OrdinalIgnoreCase))
            return ErrorBody.Silent;
        using var limit = new TimeLimit(options, cancellationToken);
        try
        {
            using var stream = await response.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false);
            var depth = new JsonDocumentOptions { MaxDepth = JsonValue.MaximumDepth };
            using var document = await JsonDocument.ParseAsync(stream, depth, limit.Token).ConfigureAwait(false);
            return ErrorDocument.Read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or HttpRequestException or IOException
            || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // The status says enough; a page of a proxy or half a document would not add to it.
            return ErrorBody.Silent;
        }
    }

    private static string? Shortened(string? text) =>
        text?.Length > LongestText ? $"{text.Remove(LongestText)}…" : text;

    private static string Fallback(HttpRequestMessage request, HttpResponseMessage response, string? code)
    {
        var host = request.RequestUri!.Authority;
        if ((int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { IsAbsoluteUri: true } elsewhere)
            return $"{host} redirects to {elsewhere.Authority}, which is another origin and not followed.";
        var reason = string.IsNullOrEmpty(response.ReasonPhrase) ? response.StatusCode.ToString() : response.ReasonPhrase;
        return $"{host} answered {(int)response.StatusCode} {reason}{(code is null ? "" : $" ({code})")}.";
    }
}
