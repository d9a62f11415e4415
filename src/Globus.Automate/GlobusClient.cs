using System.Collections.Concurrent;
using Globus.Automate.Actions;
using Globus.Automate.Auth;
using Globus.Automate.Flows;
using Globus.Automate.Http;

namespace Globus.Automate;

/// <summary>Globus, as one user or application sees it. One client serves any number of calls at once.</summary>
public sealed class GlobusClient : IDisposable
{
    private readonly GlobusConnection _http;
    private readonly ScopeBindings _bindings;
    private readonly ConcurrentDictionary<Uri, ProviderMetadata> _providers = new();

    /// <summary>A client that speaks to the services that <paramref name="options"/> name.</summary>
    /// <exception cref="ArgumentException">A service would be spoken to over plain http on another machine.</exception>
    public GlobusClient(GlobusClientOptions options)
        : this(options, tokens: null) { }

    /// <summary>A client whose tokens come from a source that asks Globus Auth through the same client.</summary>
    /// <param name="options">The services, and how to talk to them; the token source is not used.</param>
    /// <param name="tokens">Makes the token source, given the client's Globus Auth.</param>
    /// <exception cref="ArgumentException">A service would be spoken to over plain http on another machine.</exception>
    public GlobusClient(GlobusClientOptions options, Func<AuthClient, ITokenSource>? tokens)
    {
        ArgumentNullException.ThrowIfNull(options);
        Require(options.AuthAddress);
        Require(options.FlowsAddress);
        _http = new GlobusConnection(options);
        _bindings = new ScopeBindings(options.AuthAddress, options.FlowsAddress);
        Auth = new AuthClient(_http, options.AuthAddress);
        Options = tokens is null ? options : options with { TokenSource = tokens(Auth) };
        _http.TokenSource = Options.TokenSource;
        Flows = new FlowsClient(_http, options.FlowsAddress);
        Runs = new RunsClient(_http, options.FlowsAddress, Flows);
        WebInputs = new WebInputsClient(_http, options.FlowsAddress);
        RegisteredApis = new RegisteredApisClient(_http, options.FlowsAddress);
        Raw = new RawClient(_http, options);
    }

    /// <summary>What this client was made with.</summary>
    public GlobusClientOptions Options { get; }

    /// <summary>Tokens and identities.</summary>
    public AuthClient Auth { get; }

    /// <summary>Flows.</summary>
    public FlowsClient Flows { get; }

    /// <summary>Runs of flows.</summary>
    public RunsClient Runs { get; }

    /// <summary>Questions that runs ask people.</summary>
    public WebInputsClient WebInputs { get; }

    /// <summary>HTTP APIs that flows may call.</summary>
    public RegisteredApisClient RegisteredApis { get; }

    /// <summary>Whatever has no method of its own.</summary>
    public RawClient Raw { get; }

    /// <summary>An action provider.</summary>
    /// <param name="actionUrl">Where it is, with or without a slash at the end.</param>
    /// <param name="actionScope">The scope of the token to send it, whatever it says itself; null goes by what it
    /// says.</param>
    /// <exception cref="ArgumentException">The address is not one of the web.</exception>
    public ActionProviderClient ActionProvider(Uri actionUrl, string? actionScope = null)
    {
        ArgumentNullException.ThrowIfNull(actionUrl);
        if (!Origin.IsHttp(actionUrl))
        {
            throw new ArgumentException(
                $"'{actionUrl.OriginalString}' is not the address of an action provider, which begins with https://."
            );
        }

        var facts = _providers.GetOrAdd(actionUrl.AppendPath("").WithoutQuery(), _ => new ProviderMetadata());
        return new ActionProviderClient(_http, actionUrl, facts, _bindings, actionScope);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static void Require(Uri address)
    {
        if (!Origin.IsSecure(address))
        {
            throw new ArgumentException(
                $"Globus is spoken to over https, or on this machine; not at {address}.",
                nameof(address)
            );
        }
    }
}
