using System.Net;
using System.Net.Sockets;
using Globus.Automate.Auth;
using Globus.Automate.Flows;
using Globus.Automate.Http;

namespace Globus.Automate.NetFrameworkClient;

/// <summary>Requests during which the test makes the emulator fail.</summary>
internal static class TransportScenarios
{
    /// <summary>Gets a flow, with retries.</summary>
    public static async Task GetFlowAsync(Uri emulator)
    {
        using var session = new Session(emulator);
        var flow = await session.PublishAsync("Unharmed").ConfigureAwait(false);
        using var trace = PrintedTrace.Subscribe("GET");
        Console.Out.WriteLine((await session.Client.Flows.GetAsync(flow.Id).ConfigureAwait(false)).Title);
    }

    /// <summary>Starts a run, which must not be retried after a lost response, and counts the runs.</summary>
    public static async Task StartRunAsync(Uri emulator, HttpMessageHandler? handler = null)
    {
        using var session = new Session(emulator, change: options => options with { InnerHandler = handler });
        var flow = await session.PublishAsync("Once").ConfigureAwait(false);
        using (PrintedTrace.Subscribe("POST"))
        {
            await Failure
                .PrintAsync(() => session.Client.Runs.StartAsync(flow.Id, new RunRequest()))
                .ConfigureAwait(false);
        }

        var count = 0;
        await foreach (var _ in session.Client.Runs.List().ConfigureAwait(false))
        {
            count++;
        }

        Console.Out.WriteLine($"runs: {count}");
    }

    /// <summary>Lists flows without retries.</summary>
    /// <param name="emulator">The address of the emulator.</param>
    /// <param name="seconds">The timeout.</param>
    /// <param name="handler">The HTTP stack; null for the client's own.</param>
    public static async Task ListOnceAsync(Uri emulator, int seconds, HttpMessageHandler? handler = null)
    {
        using var session = new Session(emulator, change: options =>
            options with
            {
                MaximumRetryCount = 0,
                HttpTimeout = TimeSpan.FromSeconds(seconds),
                InnerHandler = handler,
            }
        );
        await Failure.PrintAsync(() => ListAsync(session)).ConfigureAwait(false);
    }

    /// <summary>Lists flows of a server with a certificate of its own authority.</summary>
    /// <param name="server">The address of the server.</param>
    /// <param name="authorities">The file with the authority's certificate; empty for the system's authorities.</param>
    public static async Task ListOverTlsAsync(Uri server, string authorities)
    {
        var token = new AccessToken("token", GlobusScopes.FlowsAll, null);
        using var session = new Session(
            server,
            tokens: new StaticTokenSource(new Dictionary<string, AccessToken> { [GlobusScopes.FlowsAll] = token }),
            change: options =>
                options with
                {
                    MaximumRetryCount = 0,
                    CertificateAuthorities = authorities.Length > 0 ? CertificateAuthorities.Load(authorities) : null,
                }
        );
        await Failure.PrintAsync(() => ListAsync(session)).ConfigureAwait(false);
    }

    /// <summary>Cancels a request that waits for its response.</summary>
    public static async Task CancelAsync(Uri emulator)
    {
        using var session = new Session(emulator);
        using var source = new CancellationTokenSource();
        var request = ListAsync(session, source.Token);
        source.CancelAfter(TimeSpan.FromMilliseconds(500));
        await Failure.PrintAsync(() => request).ConfigureAwait(false);
    }

    /// <summary>Disposes the client during a request.</summary>
    public static async Task CloseClientAsync(Uri emulator)
    {
        using var session = new Session(emulator);
        var request = ListAsync(session);
        using var timer = new Timer(_ => session.Dispose(), null, dueTime: 500, Timeout.Infinite);
        await Failure.PrintAsync(() => request).ConfigureAwait(false);
    }

    /// <summary>Connects to a port on which no process listens.</summary>
    public static async Task ConnectToClosedPortAsync()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        listener.Stop();
        await PrintFailureAsync(address).ConfigureAwait(false);
    }

    /// <summary>Looks up a host that does not exist.</summary>
    public static Task ConnectToUnknownHostAsync() => PrintFailureAsync(new Uri("https://unknown.invalid/"));

    private static async Task PrintFailureAsync(Uri address)
    {
        using var session = new Session(address, change: options =>
            options with
            {
                MaximumRetryCount = 0,
                InnerHandler = WebRequests.CreateHandler(),
            }
        );
        await Failure.PrintAsync(() => ListAsync(session)).ConfigureAwait(false);
    }

    private static async Task ListAsync(Session session, CancellationToken cancellationToken = default)
    {
        await foreach (
            var flow in session.Client.Flows.List().WithCancellation(cancellationToken).ConfigureAwait(false)
        )
        {
            Console.Out.WriteLine(flow.Title);
        }
    }
}
