using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Globus.Automate.Emulator.Http;

/// <summary>A request's body, read once: the recorder and the routes both look at it.</summary>
internal sealed class RequestContent(byte[] bytes)
{
    /// <summary>Larger bodies are refused; a run's whole state may have 200 KB.</summary>
    public const int MaximumLength = 4 * 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public ReadOnlyMemory<byte> Bytes => bytes;

    public static RequestContent Of(HttpContext http) => http.Features.Get<RequestContent>()!;

    public static async Task<RequestContent?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaximumLength)
        {
            return null;
        }

        if (request.ContentLength is null or 0 && !request.Headers.TransferEncoding.Contains("chunked"))
        {
            return new RequestContent([]);
        }

        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int count;
        while ((count = await request.Body.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
        {
            buffer.Write(chunk, 0, count);
            if (buffer.Length > MaximumLength)
            {
                return null;
            }
        }

        return new RequestContent(buffer.ToArray());
    }

    /// <summary>The body as a JSON object; null when it is anything else.</summary>
    /// <exception cref="JsonException">The body is not JSON, or names a member twice.</exception>
    public JsonObject? ReadObject() => JsonNode.Parse(bytes, documentOptions: Strict) as JsonObject;

    public Dictionary<string, StringValues> ReadForm() => QueryHelpers.ParseQuery(Encoding.UTF8.GetString(bytes));
}
