using System.Net;
using System.Net.Sockets;

namespace Globus.Automate.Auth.SignIn;

/// <summary>
/// Waits on a loopback port for the redirect from Globus Auth. It uses sockets, because the HTTP server of Windows
/// requires administrator permission for an address.
/// </summary>
internal sealed class LoopbackListener : IDisposable
{
    private const int MostConnections = 64;

    private static readonly TimeSpan RequestTime = TimeSpan.FromSeconds(10);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0) { ExclusiveAddressUse = true };
    private readonly TimeProvider _time;
    private int _connections;

    public LoopbackListener(TimeProvider time)
    {
        _time = time;
        _listener.Start(MostConnections);
        RedirectUri = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
    }

    /// <summary>The redirect URI.</summary>
    public Uri RedirectUri { get; }

    /// <summary>
    /// Waits for the first authorization response with the state. All other requests are rejected: requests for icons,
    /// port scans, incomplete requests, and responses to other sign-ins.
    /// </summary>
    public async Task<AuthorizationResponse> WaitAsync(string state, CancellationToken cancellationToken)
    {
        var response = new TaskCompletionSource<AuthorizationResponse>(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var cancelled = cancellationToken.Register(() => response.TrySetCanceled(cancellationToken));
        var accepting = AcceptAsync(state, response, stop.Token);
        try
        {
            return await response.Task.ConfigureAwait(false);
        }
        finally
        {
            _listener.Stop();
            stop.Cancel();
            await accepting.ConfigureAwait(false);
        }
    }

    public void Dispose() => _listener.Stop();

    private async Task AcceptAsync(
        string state,
        TaskCompletionSource<AuthorizationResponse> response,
        CancellationToken cancellationToken
    )
    {
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                var client = await _listener.AcceptTcpClientAsync(cancellationToken).ConfigureAwait(false);
                if (Interlocked.Increment(ref _connections) > MostConnections)
                {
                    Close(client);
                }
                else
                {
                    _ = ServeAsync(client, state, response, cancellationToken);
                }
            }
        }
        catch (Exception exception)
            when (exception
                    is SocketException
                        or ObjectDisposedException
                        or InvalidOperationException
                        or OperationCanceledException
            )
        {
            // Stopping the listener ends here. The waiting caller must not wait forever.
            response.TrySetException(
                new SignInException("The local port for the sign-in response was closed.", exception)
                {
                    Reason = SignInFailure.Refused,
                }
            );
        }
    }

    private async Task ServeAsync(
        TcpClient client,
        string state,
        TaskCompletionSource<AuthorizationResponse> response,
        CancellationToken cancellationToken
    )
    {
        using var timer = _time.CreateTimeout(RequestTime);
        // Reads on .NET Framework ignore the token but end with their socket.
        using var closeOnTimeout = timer.Token.Register(client.Close);
        using var closeOnCancel = cancellationToken.Register(client.Close);
        try
        {
            var stream = client.GetStream();
            var request = await LoopbackRequest.ReadAsync(stream, cancellationToken).ConfigureAwait(false);
            var reply = LoopbackResponse.CreateFor(request, state);
            await stream.WriteAsync(reply.Bytes.AsMemory(), CancellationToken.None).ConfigureAwait(false);
            client.Client.Shutdown(SocketShutdown.Send);
            if (reply.Response is not null)
            {
                response.TrySetResult(reply.Response);
            }
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or SocketException
                        or ObjectDisposedException
                        or InvalidOperationException
                        or OperationCanceledException
            )
        {
            // A client closed the connection, or its connection was closed.
        }
        finally
        {
            Close(client);
        }
    }

    private void Close(TcpClient client)
    {
        client.Close();
        Interlocked.Decrement(ref _connections);
    }
}
