namespace Globus.Automate.Http.Sockets;

/// <summary>
/// A connection on which a request without a response fails. The socket handler would otherwise treat a close without a
/// response as an expired idle connection and resend the request up to three times without notice.
/// </summary>
internal sealed class SingleAttemptStream(Stream inner) : Stream
{
    private volatile bool _awaitsResponse;

    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    ) => CheckEnd(await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false), buffer.Length);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        CheckEnd(inner.Read(buffer, offset, count), count);

    public override int Read(Span<byte> buffer) => CheckEnd(inner.Read(buffer), buffer.Length);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _awaitsResponse = true;
        return inner.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count)
    {
        _awaitsResponse = true;
        inner.Write(buffer, offset, count);
    }

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    // A body without a length also ends with the stream, so only an end before the first byte is a failure. A read into
    // an empty buffer only waits for data.
    private int CheckEnd(int count, int requested)
    {
        if (count > 0)
        {
            _awaitsResponse = false;
        }
        else if (requested > 0 && _awaitsResponse)
        {
            throw new IOException("The connection was closed without a response.");
        }

        return count;
    }
}
