using System.Buffers;

namespace Globus.Automate.Http.Responses;

/// <summary>A completely received body, which can be read repeatedly until it is disposed.</summary>
/// <param name="buffer">A buffer of the shared pool, which gets it back.</param>
/// <param name="count">The number of bytes that belong to the body.</param>
internal sealed class ReceivedContent(byte[] buffer, int count) : ByteArrayContent(buffer, 0, count)
{
    private byte[]? _buffer = buffer;

    public ArraySegment<byte> Bytes { get; private set; } = new(buffer, 0, count);

    /// <summary>Whether the body exceeds the limit; its content is then empty.</summary>
    public bool IsTooLarge { get; private init; }

    public static ReceivedContent Empty(bool isTooLarge = false) => new([], 0) { IsTooLarge = isTooLarge };

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _buffer, null) is { Length: > 0 } buffer)
        {
            Bytes = new ArraySegment<byte>([]);
            ArrayPool<byte>.Shared.Return(buffer);
        }

        base.Dispose(disposing);
    }
}
