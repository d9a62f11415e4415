using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Globus.Automate.Http.Requests;
using Globus.Automate.Json;
using Globus.Automate.Json.Wire;

namespace Globus.Automate.Http.Responses;

/// <summary>Reads the document of a successful response.</summary>
internal static class ResponseReader
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the document; null if the response has no body.</summary>
    /// <exception cref="InvalidResponseException">The body is not the expected document.</exception>
    /// <exception cref="ResponseTooLargeException">The body, or the document, is too large.</exception>
    public static T? Read<T>(GlobusRequest request, HttpResponseMessage response, JsonSerializerOptions options)
        where T : class
    {
        var body = (ReceivedContent)response.Content;
        try
        {
            var mark = body.Bytes.AsSpan().StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
            var json = new ArraySegment<byte>(body.Bytes.Array!, body.Bytes.Offset + mark, body.Bytes.Count - mark);
            if (body.IsTooLarge)
            {
                throw CreateTooLarge(request, "exceeds the size limit");
            }

            if (!ParsedMemoryLimit.IsWithinLimit(json))
            {
                throw CreateTooLarge(request, "contains too many values to keep in memory");
            }

            return json.Count == 0 ? null : CheckedText.Read(json, text => Read<T>(text, options));
        }
        // Converters also throw for numbers out of range, invalid bytes, and more.
        catch (Exception exception) when (exception is not (GlobusException or OutOfMemoryException))
        {
            request.Context.ResponseLost = true;
            throw CreateInvalid(request.RequestUri!, Describe(response, exception), exception);
        }
    }

    private static T? Read<T>(ReadOnlySpan<byte> json, JsonSerializerOptions options)
        where T : class =>
        DirectReaders.Find<T>() is { } direct && TryRead(json, direct, options) is { } document
            ? document
            : JsonSerializer.Deserialize(json, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));

    // Where it fails, the serializer says why.
    private static T? TryRead<T>(ReadOnlySpan<byte> json, DirectReader<T> read, JsonSerializerOptions options)
        where T : class
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = options.MaxDepth });
        try
        {
            reader.Read();
            var document = read(ref reader, options);
            return reader.Read() ? null : document;
        }
        catch (Exception exception) when (TolerantReader.IsUnreadable(exception))
        {
            return null;
        }
    }

    public static InvalidResponseException CreateInvalid(Uri address, string what, Exception? error = null) =>
        new($"{address.Authority} returned {what}.", error) { RequestUri = address.WithoutQuery() };

    private static ResponseTooLargeException CreateTooLarge(GlobusRequest request, string why)
    {
        request.Context.ResponseLost = true;
        return new($"The response from {request.RequestUri!.Authority} {why}.")
        {
            RequestUri = request.RequestUri.WithoutQuery(),
        };
    }

    private static string Describe(HttpResponseMessage response, Exception exception)
    {
        var type = response.Content.Headers.ContentType?.MediaType;
        if (type is not null && type.EndsWith("html", StringComparison.OrdinalIgnoreCase))
        {
            return "an HTML page; a proxy or a sign-in page may have responded instead of the service";
        }

        var reason = exception.Message.Split([" Path: "], StringSplitOptions.None)[0].TrimEnd('.');
        return exception is JsonException { Path: { } path and not "$" }
            ? $"unexpected JSON ({path}: {reason})"
            : $"unexpected JSON ({reason})";
    }
}
