using Globus.Automate.Http;

namespace Globus.Automate;

/// <summary>The one place that knows how .NET Framework and .NET differ.</summary>
internal static class Polyfill
{
    private const string FactsName = "Globus.Automate.Facts";

#if NETFRAMEWORK
    private static readonly ThreadLocal<Random> PerThread = new(() => new Random(Guid.NewGuid().GetHashCode()));

    extension(ArgumentNullException)
    {
        public static void ThrowIfNull(
            [System.Diagnostics.CodeAnalysis.NotNull] object? argument,
            [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(argument))] string? paramName = null
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

    extension(System.Security.Cryptography.SHA256)
    {
        public static byte[] HashData(byte[] source)
        {
            using var algorithm = System.Security.Cryptography.SHA256.Create();
            return algorithm.ComputeHash(source);
        }
    }

    public static void SetContext(this HttpRequestMessage message, RequestContext facts) =>
        message.Properties[FactsName] = facts;

    public static RequestContext GetContext(this HttpRequestMessage message) =>
        (RequestContext)message.Properties[FactsName];

    public static async Task<Stream> ReadAsStreamAsync(this HttpContent content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await content.ReadAsStreamAsync().ConfigureAwait(false);
    }

    public static async Task<string> ReadAsStringAsync(this HttpContent content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await content.ReadAsStringAsync().ConfigureAwait(false);
    }

    // Neither heeds a token here: whoever cancels closes the socket.
    public static Task<System.Net.Sockets.TcpClient> AcceptTcpClientAsync(
        this System.Net.Sockets.TcpListener listener,
        CancellationToken cancellationToken
    ) =>
        cancellationToken.IsCancellationRequested
            ? Task.FromCanceled<System.Net.Sockets.TcpClient>(cancellationToken)
            : listener.AcceptTcpClientAsync();

    public static Task<int> ReadAsync(this Stream stream, Memory<byte> buffer, CancellationToken cancellationToken) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray<byte>(buffer, out var part)
            ? stream.ReadAsync(part.Array!, part.Offset, part.Count, cancellationToken)
            : throw new NotSupportedException();

    public static Task WriteAsync(
        this Stream stream,
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken
    ) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(buffer, out var part)
            ? stream.WriteAsync(part.Array!, part.Offset, part.Count, cancellationToken)
            : throw new NotSupportedException();

    public static Task<T> WaitAsync<T>(this Task<T> task, CancellationToken cancellationToken) =>
        task.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);

    public static CancellationTokenSource CreateTimeout(this TimeProvider time, TimeSpan timeout) =>
        time.CreateCancellationTokenSource(timeout);

    /// <summary>Whether a request failed while there was no connection yet.</summary>
    public static bool IsBeforeSending(this Exception error) =>
        error.InnerException
            is System.Net.WebException
            {
                Status: System.Net.WebExceptionStatus.ConnectFailure
                    or System.Net.WebExceptionStatus.NameResolutionFailure
                    or System.Net.WebExceptionStatus.ProxyNameResolutionFailure
                    or System.Net.WebExceptionStatus.SecureChannelFailure
                    or System.Net.WebExceptionStatus.TrustFailure,
            };

    /// <summary>Whether a request failed because the name of the host does not resolve.</summary>
    public static bool IsUnresolvedName(this Exception error) =>
        error.InnerException is System.Net.WebException { Status: System.Net.WebExceptionStatus.NameResolutionFailure };

    /// <summary>Whether something came that is not what HTTP or its content encoding allows.</summary>
    public static bool IsUnreadable(this Exception error) =>
        error is System.Net.WebException web || (web = (error.InnerException as System.Net.WebException)!) is not null
            ? web.Status
                is System.Net.WebExceptionStatus.ServerProtocolViolation
                    or System.Net.WebExceptionStatus.MessageLengthLimitExceeded
            : error
                is not (
                    IOException
                    or HttpRequestException
                    or System.Net.Sockets.SocketException
                    or ObjectDisposedException
                );

    public static Task DelayAsync(this TimeProvider time, TimeSpan delay, CancellationToken cancellationToken) =>
        time.Delay(delay, cancellationToken);
#else
    private static readonly HttpRequestOptionsKey<RequestContext> Facts = new(FactsName);

    public static void SetContext(this HttpRequestMessage message, RequestContext facts) =>
        message.Options.Set(Facts, facts);

    public static RequestContext GetContext(this HttpRequestMessage message) =>
        message.Options.TryGetValue(Facts, out var facts)
            ? facts
            : throw new InvalidOperationException("The request carries no facts.");

    public static CancellationTokenSource CreateTimeout(this TimeProvider time, TimeSpan timeout) => new(timeout, time);

    /// <summary>Whether a request failed while there was no connection yet.</summary>
    public static bool IsBeforeSending(this Exception error) =>
        error
            is HttpRequestException
            {
                HttpRequestError: HttpRequestError.ConnectionError
                    or HttpRequestError.NameResolutionError
                    or HttpRequestError.SecureConnectionError
                    or HttpRequestError.ProxyTunnelError,
            };

    /// <summary>Whether a request failed because the name of the host does not resolve.</summary>
    public static bool IsUnresolvedName(this Exception error) =>
        error is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError };

    /// <summary>Whether something came that is not what HTTP or its content encoding allows.</summary>
    public static bool IsUnreadable(this Exception error) =>
        error switch
        {
            HttpRequestException request => IsProtocolError(request.HttpRequestError),
            HttpIOException read => IsProtocolError(read.HttpRequestError),
            _ => error is not (IOException or System.Net.Sockets.SocketException or ObjectDisposedException),
        };

    private static bool IsProtocolError(HttpRequestError error) =>
        error is HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded;

    public static Task DelayAsync(this TimeProvider time, TimeSpan delay, CancellationToken cancellationToken) =>
        Task.Delay(delay, time, cancellationToken);

#endif
}
