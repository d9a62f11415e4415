using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Globus.Automate.Emulator.Http;

/// <summary>A request's body, which is read once for the recorder and the routes.</summary>
internal sealed class RequestContent(byte[] bytes)
{
    /// <summary>The largest body; the whole state of a run is limited to 200 KB.</summary>
    public const int MaximumLength = 4 * 1024 * 1024;

    private const int ChunkLength = 16 * 1024;

    public ReadOnlyMemory<byte> Bytes => bytes;

    public static RequestContent Of(HttpContext http) => http.Features.Get<RequestContent>()!;

    public static async Task<RequestContent?> ReadAsync(
        HttpRequest request,
        int maximumLength,
        CancellationToken cancellationToken
    )
    {
        if (request.ContentLength > maximumLength)
        {
            return null;
        }

        if (request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == false)
        {
            return new RequestContent([]);
        }

        return request.ContentLength is { } length
            ? new RequestContent(await ReadExactlyAsync(request, (int)length, cancellationToken).ConfigureAwait(false))
            : await ReadToEndAsync(request, maximumLength, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<byte[]> ReadExactlyAsync(
        HttpRequest request,
        int length,
        CancellationToken cancellationToken
    )
    {
        var bytes = new byte[length];
        await request.Body.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
        return bytes;
    }

    private static async Task<RequestContent?> ReadToEndAsync(
        HttpRequest request,
        int maximumLength,
        CancellationToken cancellationToken
    )
    {
        using var buffer = new MemoryStream();
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkLength);
        try
        {
            int count;
            while ((count = await request.Body.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
            {
                buffer.Write(chunk, 0, count);
                if (buffer.Length > maximumLength)
                {
                    return null;
                }
            }

            return new RequestContent(buffer.ToArray());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    /// <summary>The body as a JSON object; null for other bodies.</summary>
    /// <exception cref="JsonException">The body is not valid: see <see cref="JsonInput"/>.</exception>
    public JsonObject? ReadObject() => JsonInput.Parse(bytes) as JsonObject;

    /// <summary>The same for bodies with whole documents of the store, which have a deeper nesting.</summary>
    public JsonObject? ReadDeepObject() => JsonInput.ParseDeep(bytes) as JsonObject;

    public Dictionary<string, StringValues> ReadForm() => QueryHelpers.ParseQuery(Encoding.UTF8.GetString(bytes));
}
