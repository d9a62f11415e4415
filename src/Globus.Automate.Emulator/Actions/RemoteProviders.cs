using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Actions;

/// <summary>Providers under development on this machine, called over HTTP as Flows calls hosted ones.</summary>
internal sealed class RemoteProviders(DependentTokens tokens, HttpClient http, EmulatorAddress address) : IDisposable
{
    /// <summary>How many requests one server gets at once: one that never answers is no matter for the others.</summary>
    private const int MostAtOnce = 64;

    private readonly ConcurrentDictionary<string, string> scopes = new();
    private readonly ConcurrentDictionary<string, SemaphoreSlim> places = new();

    /// <summary>Only flows of the emulator and loopback addresses: a flow that runs here reaches nobody else's service.</summary>
    public bool CanReach(string url) => FlowAddress.Find(url, address) is not null || IsLoopback(url);

    public static bool IsLoopback(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.IsLoopback && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    public async Task<ProviderAnswer> AskAsync(PendingAction pending, ActionCaller caller, CancellationToken cancellationToken)
    {
        var place = places.GetOrAdd(new Uri(pending.Url).Authority, _ => new SemaphoreSlim(MostAtOnce));
        await place.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await AskNowAsync(pending, caller, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new ProviderAnswer.Unreachable($"The action provider {pending.Url} could not be reached: {exception.Message}");
        }
        finally
        {
            place.Release();
        }
    }

    /// <summary>The scope that the provider names in its description; null when it cannot be had.</summary>
    public async Task<string?> FindScopeAsync(string url, CancellationToken cancellationToken)
    {
        if (FlowAddress.Find(url, address) is { } flowId)
        {
            return KnownScopes.OfFlow(flowId);
        }

        if (scopes.TryGetValue(url, out var known))
        {
            return known;
        }

        try
        {
            var text = await http.GetStringAsync(new Uri(url), cancellationToken).ConfigureAwait(false);
            return ParseObject(text)?["globus_auth_scope"]?.ToString() is { Length: > 0 } scope ? scopes.GetOrAdd(url, scope) : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    public void ForgetScopes() => scopes.Clear();

    public void Dispose()
    {
        foreach (var place in places.Values)
        {
            place.Dispose();
        }
    }

    public async Task CancelAsync(PendingAction pending, ActionCaller caller, CancellationToken cancellationToken)
    {
        if ((pending.Scope ?? await FindScopeAsync(pending.Url, cancellationToken).ConfigureAwait(false)) is not { } scope)
        {
            return;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, OperationUrl(Locate(pending.Url), $"{Uri.EscapeDataString(pending.ActionId!)}/cancel"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Get(caller, scope));
        try
        {
            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException)
        {
            // The action is given up whether its provider hears of it or not.
        }
    }

    private async Task<ProviderAnswer> AskNowAsync(PendingAction pending, ActionCaller caller, CancellationToken cancellationToken)
    {
        var scope = pending.Scope ?? await FindScopeAsync(pending.Url, cancellationToken).ConfigureAwait(false);
        if (scope is null)
        {
            return new ProviderAnswer.Unreachable($"The action provider {pending.Url} did not say which scope it has.");
        }

        using var request = ToRequest(pending with { Url = Locate(pending.Url) });
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Get(caller, scope));
        using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        return Judge(pending.Url, response.StatusCode, ParseObject(text));
    }

    private string Locate(string url) => FlowAddress.Find(url, address) is { } flowId ? FlowAddress.Here(flowId, address) : url;

    private static HttpRequestMessage ToRequest(PendingAction pending)
    {
        if (pending.ActionId is { } actionId)
        {
            return pending.IsResumed
                ? new HttpRequestMessage(HttpMethod.Post, OperationUrl(pending.Url, $"{Uri.EscapeDataString(actionId)}/resume"))
                : new HttpRequestMessage(HttpMethod.Get, OperationUrl(pending.Url, $"{Uri.EscapeDataString(actionId)}/status"));
        }

        var asked = ActionRequest.Of(pending);
        var body = new JsonObject { ["request_id"] = asked.RequestId, ["body"] = asked.Body.DeepClone() };
        body["manage_by"] = JsonText.ToArray(asked.ManageBy);
        body["monitor_by"] = JsonText.ToArray(asked.MonitorBy);
        if (asked.Label is not null)
        {
            body["label"] = asked.Label;
        }

        return new HttpRequestMessage(HttpMethod.Post, OperationUrl(pending.Url, "run"))
        {
            Content = new StringContent(body.ToText(), Encoding.UTF8, "application/json"),
        };
    }

    private static Uri OperationUrl(string url, string operation) => new($"{url.TrimEnd('/')}/{operation}");

    private static ProviderAnswer Judge(string url, HttpStatusCode status, JsonObject? body) => (int)status switch
    {
        < 300 when body?["action_id"] is not null && body["status"] is not null => new ProviderAnswer.Status(body, ChangesAt: null),
        < 300 => new ProviderAnswer.Unreachable($"The action provider {url} did not answer with a status document."),
        >= 500 => new ProviderAnswer.Unreachable($"The action provider {url} answered {(int)status}."),
        _ => new ProviderAnswer.Refused(body ?? new JsonObject { ["code"] = (int)status, ["description"] = $"The action provider {url} answered {(int)status}." }),
    };

    private static JsonObject? ParseObject(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
