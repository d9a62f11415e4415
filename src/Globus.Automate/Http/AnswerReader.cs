using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Globus.Automate.Http;

/// <summary>Reads the document of a success, straight from the network.</summary>
internal static class AnswerReader
{
    /// <summary>The document; null when the answer has no body.</summary>
    public static async Task<T?> ReadAsync<T>(
        HttpRequestMessage request, HttpResponseMessage response, JsonTypeInfo<T> type, GlobusClientOptions options,
        CancellationToken cancellationToken)
        where T : class
    {
        if (response.StatusCode == HttpStatusCode.NoContent || response.Content.Headers.ContentLength == 0)
            return null;
        using var limit = new TimeLimit(options, cancellationToken);
        try
        {
            using var stream = await response.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false);
            return await JsonSerializer.DeserializeAsync(stream, type, limit.Token).ConfigureAwait(false);
        }
        catch (JsonException error)
        {
            request.GetFacts().AnswerLost = true;
            throw Invalid(request.RequestUri!, Describe(response, error), error);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw BrokeOff(request, ConnectionFault.TimedOut, error);
        }
        catch (Exception error) when (error is IOException or HttpRequestException)
        {
            throw BrokeOff(request, ConnectionFault.BrokenOff, error);
        }
    }

    public static InvalidResponseException Invalid(Uri address, string what, Exception? error = null) =>
        new($"{address.Authority} answered with {what}.", error)
        {
            RequestUri = address.WithoutQuery(),
        };

    private static string Describe(HttpResponseMessage response, JsonException error)
    {
        var type = response.Content.Headers.ContentType?.MediaType;
        if (type is not null && type.EndsWith("html", StringComparison.OrdinalIgnoreCase))
            return "an HTML page, as a proxy or a sign-in page does";
        var reason = error.Message.Split([" Path: "], StringSplitOptions.None)[0].TrimEnd('.');
        return error.Path is null or "$" ? $"other JSON than expected ({reason})" : $"other JSON than expected ({error.Path}: {reason})";
    }

    private static GlobusConnectionException BrokeOff(HttpRequestMessage request, ConnectionFault fault, Exception error)
    {
        var facts = request.GetFacts();
        facts.BodyBrokeOff = true;
        facts.AnswerLost = true;
        var address = request.RequestUri!.WithoutQuery();
        return new GlobusConnectionException(ConnectionText.Describe(address, fault, error), error)
        {
            Address = address,
            IsTimeout = fault == ConnectionFault.TimedOut,
        };
    }
}
