using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Actions.Remote;

/// <summary>Providers under development on this machine, called over HTTP as Flows calls hosted ones.</summary>
internal sealed class RemoteProviders(DependentTokens tokens, HttpClient http, EmulatorAddress address) : IDisposable
{
    /// <summary>A status document ends in a run's state, which has 200 KB; nothing of this length does.</summary>
    public const int LargestResponse = 4 * 1024 * 1024;

    /// <summary>
    /// The most concurrent requests to one server: a server that never responds does not block the others.
    /// </summary>
    private const int MaximumConcurrency = 64;

    private readonly ConcurrentDictionary<string, string> _scopes = new();
    private readonly ConcurrentDictionary<string, RouteStyle> _styles = new();
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _slots = new();

    /// <summary>
    /// Only flows of the emulator and loopback addresses: a flow that runs here reaches nobody else's service.
    /// </summary>
    public bool CanReach(string url) => FlowAddress.Find(url, address) is not null || TargetAddress.IsLoopback(url);

    /// <summary>
    /// Calls the provider. Every failure becomes a response; the state of the run decides what it means.
    /// </summary>
    public async Task<ProviderResponse> CallAsync(
        PendingAction pending,
        ActionCaller caller,
        CancellationToken cancellationToken
    )
    {
        var slot = _slots.GetOrAdd(new Uri(pending.Url).Authority, _ => new SemaphoreSlim(MaximumConcurrency));
        await slot.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await FindScopeAsync(pending, cancellationToken).ConfigureAwait(false) is { } scope
                ? (
                    await SendAsync(
                            pending.Url,
                            tokens.Get(caller, scope),
                            (url, style) => RemoteRequests.Next(pending, url, style),
                            cancellationToken
                        )
                        .ConfigureAwait(false)
                ).ToProviderResponse(pending.Url)
                : new ProviderResponse.Unreachable(
                    $"The action provider {pending.Url} did not declare its scope."
                );
        }
        catch (Exception exception) when (IsUnreachable(exception, cancellationToken))
        {
            return new ProviderResponse.Unreachable(
                $"The action provider {pending.Url} could not be reached: {exception.Message}"
            );
        }
        finally
        {
            slot.Release();
        }
    }

    /// <summary>The scope that the provider names in its description; null when it cannot be had.</summary>
    public async Task<string?> FindScopeAsync(string url, CancellationToken cancellationToken)
    {
        if (FlowAddress.Find(url, address) is { } flowId)
        {
            return KnownScopes.OfFlow(flowId);
        }

        if (_scopes.TryGetValue(url, out var known))
        {
            return known;
        }

        try
        {
            var content = await http.GetByteArrayAsync(new Uri(url), cancellationToken).ConfigureAwait(false);
            return
                RemoteResponse.Of(System.Net.HttpStatusCode.OK, content).Body?["globus_auth_scope"] is JsonValue value
                && value.GetValueKind() == JsonValueKind.String
                && value.GetValue<string>() is { Length: > 0 } scope
                ? _scopes.GetOrAdd(url, scope)
                : null;
        }
        catch (Exception exception) when (IsUnreachable(exception, cancellationToken))
        {
            return null;
        }
    }

    public void ForgetScopes()
    {
        _scopes.Clear();
        _styles.Clear();
    }

    /// <summary>Cancels the action at its provider, as far as the provider can be reached.</summary>
    public async Task CancelAsync(PendingAction pending, ActionCaller caller, CancellationToken cancellationToken)
    {
        try
        {
            if (await FindScopeAsync(pending, cancellationToken).ConfigureAwait(false) is { } scope)
            {
                await SendAsync(
                        pending.Url,
                        tokens.Get(caller, scope),
                        (url, style) => RemoteRequests.Cancel(pending.ActionId!, url, style),
                        cancellationToken
                    )
                    .ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (IsUnreachable(exception, cancellationToken))
        {
            // The action is given up all the same.
        }
    }

    public void Dispose()
    {
        foreach (var slot in _slots.Values)
        {
            slot.Dispose();
        }
    }

    private async Task<string?> FindScopeAsync(PendingAction pending, CancellationToken cancellationToken) =>
        pending.Scope ?? await FindScopeAsync(pending.Url, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Uses the routes that the provider is known to have; if none are known, the documented ones and then the newer.
    /// </summary>
    private async Task<RemoteResponse> SendAsync(
        string url,
        string token,
        Func<string, RouteStyle, HttpRequestMessage> request,
        CancellationToken cancellationToken
    )
    {
        if (_styles.TryGetValue(url, out var known))
        {
            return await SendInAsync(known).ConfigureAwait(false);
        }

        var documented = await SendInAsync(RouteStyle.Documented).ConfigureAwait(false);
        if (!documented.MayBeUnknownRoute)
        {
            return documented;
        }

        var newer = await SendInAsync(RouteStyle.Newer).ConfigureAwait(false);
        return newer.MayBeUnknownRoute ? documented : newer;

        async Task<RemoteResponse> SendInAsync(RouteStyle style)
        {
            using var message = request(Locate(url), style);
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var received = await http.SendAsync(message, cancellationToken).ConfigureAwait(false);
            var content = await received.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            var response = RemoteResponse.Of(received.StatusCode, content);
            if (response.IsSuccess)
            {
                _styles[url] = style;
            }

            return response;
        }
    }

    private string Locate(string url) =>
        FlowAddress.Find(url, address) is { } flowId ? FlowAddress.OnEmulator(flowId, address) : url;

    /// <summary>Whatever a request that a flow describes, or its response, can fail with.</summary>
    public static bool IsUnreachable(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException or InvalidOperationException or FormatException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}
