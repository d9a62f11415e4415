using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Globus.Automate.Tests.Http;

/// <summary>A body that breaks off in the middle.</summary>
public sealed class BrokenContent : HttpContent
{
    private readonly byte[] _start;

    public BrokenContent(string start)
    {
        _start = Encoding.UTF8.GetBytes(start);
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new BrokenStream(_start));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        new BrokenStream(_start).CopyToAsync(stream);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private sealed class BrokenStream(byte[] start) : MemoryStream(start)
    {
        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            var count = await base.ReadAsync(buffer, cancellationToken);
            return count > 0 ? count : throw new IOException("The connection was reset.");
        }

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            throw new IOException("The connection was reset.");
    }
}
