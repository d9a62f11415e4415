using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Actions.Remote;

/// <summary>Calls providers under development on this machine over HTTP, as Flows calls hosted providers.</summary>
internal sealed class RemoteProviders(DependentTokens tokens, HttpClient http, EmulatorAddress address) : IDisposable
{
    /// <summary>
    /// The longest response. The state of a run is limited to 200 KB, so longer status documents are not usable.
    /// </summary>
    public const int LargestResponse = 4 * 1024 * 1024;

    /// <summary>
    /// The most concurrent requests to one server, so that a server that never responds does not block the others.
    /// </summary>
    private const int MaximumConcurrency = 64;

    private readonly ConcurrentDictionary<string, string> _scopes = new();
    private readonly ConcurrentDictionary<string, RouteStyle> _styles = new();
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _slots = new();

    /// <summary>
    /// Whether the emulator calls the address: only its own flows and loopback addresses, never external services.
    /// </summary>
    public bool CanReach(string url) => FlowAddress.Find(url, address) is not null || TargetAddress.IsLoopback(url);

    /// <summary>Calls the provider. Every failure becomes a response, which the state of the run handles.</summary>
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
                : new ProviderResponse.Unreachable($"The action provider {pending.Url} did not declare its scope.");
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

    /// <summary>The scope in the provider's description; null if it is not available.</summary>
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

    /// <summary>Cancels the action at its provider if the provider is reachable.</summary>
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
            // The run ends its wait for the action in any case.
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
    /// Uses the known routes of the provider; otherwise tries the documented routes, then the newer ones.
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

    /// <summary>
    /// Whether an exception is an expected failure of a request that a flow describes, or of its response.
    /// </summary>
    public static bool IsUnreachable(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException or InvalidOperationException or FormatException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}
