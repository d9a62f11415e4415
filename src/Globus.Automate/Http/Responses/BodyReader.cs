using System.Buffers;

namespace Globus.Automate.Http.Responses;

/// <summary>Receives a body, with a size limit after decompression.</summary>
internal static class BodyReader
{
    /// <summary>The size limit of an error body.</summary>
    public const int ErrorLimit = 1024 * 1024;

    private const int ChunkSize = 32 * 1024;

    /// <summary>Reads the body; empty and marked as too large if it exceeds the limit.</summary>
    public static async Task<ReceivedContent> ReadAsync(
        HttpContent content,
        int limit,
        CancellationToken cancellationToken
    )
    {
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Min(limit, GetInitialSize(content)) + 1);
        var count = 0;
        while (true)
        {
            var free = buffer.AsMemory(count);
            var read = await stream.ReadAsync(free, cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return new ReceivedContent(buffer, count);
            }

            count += read;
            if (count > limit)
            {
                ArrayPool<byte>.Shared.Return(buffer);
                return ReceivedContent.Empty(isTooLarge: true);
            }

            if (count == buffer.Length)
            {
                buffer = Grow(buffer, limit);
            }
        }
    }

    private static byte[] Grow(byte[] full, int limit)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(limit, 2L * full.Length) + 1);
        full.CopyTo(buffer, 0);
        ArrayPool<byte>.Shared.Return(full);
        return buffer;
    }

    // The stated length is not trusted, so memory is not reserved for it.
    private static int GetInitialSize(HttpContent content) =>
        (int)Math.Min(content.Headers.ContentLength ?? ChunkSize, 1024 * 1024);
}
