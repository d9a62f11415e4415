using Globus.Automate.Actions;
using Globus.Automate.Auth;
using Globus.Automate.Flows;
using Globus.Automate.Http.Pipeline;
using Globus.Automate.Raw;
using Globus.Automate.Timers;

namespace Globus.Automate;

/// <summary>The clients of the Globus services, for one user or application. Concurrent calls are supported.</summary>
public sealed class GlobusClient : IDisposable
{
    private readonly GlobusConnection _connection;
    private readonly ActionProviders _actionProviders;

    /// <summary>Creates a client with a new connection.</summary>
    /// <param name="options">The addresses, the connection options and the token source.</param>
    /// <exception cref="InsecureAddressException">An address is plain http on another computer.</exception>
    public GlobusClient(GlobusClientOptions options)
        : this(new GlobusConnection(Check(options)), options) { }

    /// <summary>Creates a client that uses and disposes a connection.</summary>
    /// <param name="connection">
    /// The connection, which a token source can share: see <see cref="AuthClient(GlobusConnection, Uri)"/>.
    /// </param>
    /// <param name="options">The addresses and the token source.</param>
    /// <exception cref="InsecureAddressException">An address is plain http on another computer.</exception>
    public GlobusClient(GlobusConnection connection, GlobusClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var (auth, flows, tokens) = (Check(options).AuthAddress, options.FlowsAddress, options.TokenSource);
        _connection = connection;
        Options = options;
        Auth = new AuthClient(connection, auth, tokens);
        Flows = new FlowsClient(connection, tokens, flows);
        Runs = new RunsClient(connection, tokens, flows, Flows);
        WebInputs = new WebInputsClient(connection, tokens, flows);
        RegisteredApis = new RegisteredApisClient(connection, tokens, flows);
        Timers = new TimersClient(connection, tokens, options.Services.Timers, Runs);
        Raw = new RawClient(connection, tokens, new RawServices(auth, flows, options.Services));
        _actionProviders = new ActionProviders(connection, tokens, auth, flows);
    }

    /// <summary>The options.</summary>
    public GlobusClientOptions Options { get; }

    /// <summary>Tokens and identities.</summary>
    public AuthClient Auth { get; }

    /// <summary>Flows.</summary>
    public FlowsClient Flows { get; }

    /// <summary>Runs of flows.</summary>
    public RunsClient Runs { get; }

    /// <summary>Web inputs, the questions of runs to users.</summary>
    public WebInputsClient WebInputs { get; }

    /// <summary>HTTP APIs that flows can call.</summary>
    public RegisteredApisClient RegisteredApis { get; }

    /// <summary>Starts of flows on a schedule.</summary>
    public TimersClient Timers { get; }

    /// <summary>Other requests.</summary>
    public RawClient Raw { get; }

    /// <summary>Creates the client of an action provider.</summary>
    /// <param name="actionUrl">The address of the provider, with or without a trailing slash.</param>
    /// <param name="actionScope">The scope of the token; null for the scope that the provider publishes.</param>
    /// <exception cref="ArgumentException">The address is not an http or https address.</exception>
    public ActionProviderClient ActionProvider(Uri actionUrl, string? actionScope = null)
    {
        ArgumentNullException.ThrowIfNull(actionUrl);
        return _actionProviders.Get(actionUrl, actionScope);
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static GlobusClientOptions Check(GlobusClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        InsecureAddressException.ThrowIfInsecure(options.AuthAddress);
        InsecureAddressException.ThrowIfInsecure(options.FlowsAddress);
        var (timers, transfer, search, groups) = options.Services;
        Array.ForEach([timers, transfer, search, groups], InsecureAddressException.ThrowIfInsecure);
        return options;
    }
}
