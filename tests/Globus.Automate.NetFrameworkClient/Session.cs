using System.Text.Json;
using Globus.Automate.Auth;
using Globus.Automate.Flows;
using Globus.Automate.Http.Pipeline;

namespace Globus.Automate.NetFrameworkClient;

/// <summary>A client of an emulator, signed in as its first application.</summary>
internal sealed class Session : IDisposable
{
    public const string ClientId = "10ca1000-0000-4000-8000-000000000001";
    public const string ClientSecret = "globus-emulator-development-secret";
    public const string NativeClientId = "10ca1000-0000-4000-8000-000000000003";

    public const string Pass = """{"StartAt":"Only","States":{"Only":{"Type":"Pass","End":true}}}""";

    /// <param name="emulator">The address of the emulator.</param>
    /// <param name="secret">The secret of the application.</param>
    /// <param name="tokens">Another source of tokens; null for the application's.</param>
    /// <param name="change">Changes the options.</param>
    public Session(
        Uri emulator,
        string secret = ClientSecret,
        ITokenSource? tokens = null,
        Func<GlobusClientOptions, GlobusClientOptions>? change = null
    )
    {
        var options = new GlobusClientOptions { AuthAddress = emulator, FlowsAddress = emulator };
        options = change?.Invoke(options) ?? options;
        var connection = new GlobusConnection(options);
        Tokens = new ClientCredentialsTokenSource(new AuthClient(connection, emulator), ClientId, secret);
        Client = new GlobusClient(connection, options with { TokenSource = tokens ?? Tokens });
    }

    public ClientCredentialsTokenSource Tokens { get; }

    public GlobusClient Client { get; }

    /// <summary>Publishes a flow.</summary>
    public Task<Flow> PublishAsync(string title, string definition = Pass, string inputSchema = "{}") =>
        Client.Flows.CreateAsync(
            new FlowCreateRequest
            {
                Title = title,
                Definition = JsonDocument.Parse(definition).RootElement,
                InputSchema = JsonDocument.Parse(inputSchema).RootElement,
            }
        );

    /// <summary>Gets a run until it has ended.</summary>
    public async Task<Run> WaitAsync(Guid runId)
    {
        while (true)
        {
            var run = await Client.Runs.GetAsync(runId).ConfigureAwait(false);
            if (run.IsFinal)
            {
                return run;
            }
        }
    }

    public void Dispose() => Client.Dispose();
}
