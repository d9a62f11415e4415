#if NETFRAMEWORK
using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
#endif

namespace Globus.Automate.Polyfills;

/// <summary>Members that .NET Framework does not have, or that its packages name differently.</summary>
internal static class Polyfill
{
#if NETFRAMEWORK
    private static readonly ThreadLocal<Random> PerThread = new(() => new Random(Guid.NewGuid().GetHashCode()));

    extension(ArgumentNullException)
    {
        public static void ThrowIfNull(
            [NotNull] object? argument,
            [CallerArgumentExpression(nameof(argument))] string? paramName = null
        )
        {
            if (argument is null)
            {
                throw new ArgumentNullException(paramName);
            }
        }
    }

    extension(Random)
    {
        public static Random Shared => PerThread.Value!;
    }

    extension(SHA256)
    {
        public static byte[] HashData(byte[] source)
        {
            using var algorithm = SHA256.Create();
            return algorithm.ComputeHash(source);
        }
    }

    extension(Task)
    {
        public static Task Delay(TimeSpan delay, TimeProvider timeProvider, CancellationToken cancellationToken) =>
            timeProvider.Delay(delay, cancellationToken);
    }

    public static async Task<Stream> ReadAsStreamAsync(this HttpContent content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await content.ReadAsStreamAsync().ConfigureAwait(false);
    }

    // Ignores the token while it waits: a caller that cancels closes the socket.
    public static Task<TcpClient> AcceptTcpClientAsync(
        this TcpListener listener,
        CancellationToken cancellationToken
    ) =>
        cancellationToken.IsCancellationRequested
            ? Task.FromCanceled<TcpClient>(cancellationToken)
            : listener.AcceptTcpClientAsync();

    public static Task<int> ReadAsync(this Stream stream, Memory<byte> buffer, CancellationToken cancellationToken) =>
        MemoryMarshal.TryGetArray<byte>(buffer, out var part)
            ? stream.ReadAsync(part.Array!, part.Offset, part.Count, cancellationToken)
            : throw new NotSupportedException();

    public static Task WriteAsync(
        this Stream stream,
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken
    ) =>
        MemoryMarshal.TryGetArray(buffer, out var part)
            ? stream.WriteAsync(part.Array!, part.Offset, part.Count, cancellationToken)
            : throw new NotSupportedException();

    public static Task<T> WaitAsync<T>(this Task<T> task, CancellationToken cancellationToken) =>
        task.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);

    public static CancellationTokenSource CreateTimeout(this TimeProvider time, TimeSpan timeout) =>
        time.CreateCancellationTokenSource(timeout);
#else
    public static CancellationTokenSource CreateTimeout(this TimeProvider time, TimeSpan timeout) => new(timeout, time);
#endif
}
