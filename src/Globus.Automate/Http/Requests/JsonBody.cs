using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Globus.Automate.Http.Requests;

/// <summary>
/// A JSON document as the body of a request. It is serialized once and sent from the same buffers in every attempt.
/// </summary>
internal sealed class JsonBody : HttpContent, IBufferWriter<byte>
{
    private const int SmallestBuffer = 4 * 1024;
    private const int LargestBuffer = 1024 * 1024;

    private readonly List<ArraySegment<byte>> _written = [];
    private byte[] _buffer = [];
    private int _used;
    private int _start;

    private JsonBody() => Headers.ContentType = new MediaTypeHeaderValue("application/json");

    private int Length => _written.Sum(part => part.Count);

    /// <summary>Serializes a document.</summary>
    public static JsonBody Serialize(object document, JsonSerializerOptions json)
    {
        var body = new JsonBody();
        using (
            var writer = new Utf8JsonWriter(
                body,
                new JsonWriterOptions { MaxDepth = json.MaxDepth, SkipValidation = true }
            )
        )
        {
            JsonSerializer.Serialize(writer, document, json.GetTypeInfo(document.GetType()));
        }

        body.CloseBuffer();
        return body;
    }

    /// <inheritdoc/>
    public void Advance(int count) => _used += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_buffer.Length - _used < Math.Max(sizeHint, 1))
        {
            CloseBuffer();
            _buffer = new byte[Math.Max(sizeHint, NextSize())];
            (_start, _used) = (0, 0);
        }

        return _buffer.AsMemory(_used);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        foreach (var part in _written)
        {
            await stream.WriteAsync(part.AsMemory(), CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = Length;
        return true;
    }

    private int NextSize() => Math.Min(Math.Max(2 * _buffer.Length, SmallestBuffer), LargestBuffer);

    private void CloseBuffer()
    {
        if (_used > _start)
        {
            _written.Add(new ArraySegment<byte>(_buffer, _start, _used - _start));
            _start = _used;
        }
    }
}
