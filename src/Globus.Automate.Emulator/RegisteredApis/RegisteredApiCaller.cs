using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Actions.Remote;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Language.Schema;

namespace Globus.Automate.Emulator.RegisteredApis;

/// <summary>Calls registered APIs for Action states. Only routes on this machine are called.</summary>
internal sealed class RegisteredApiCaller(
    RegisteredApiStore store,
    DependentTokens tokens,
    HttpClient http,
    TimeProvider clock
)
{
    /// <summary>The response, if no call is needed; null if the API must be called.</summary>
    public ProviderResponse? TryCall(PendingAction pending)
    {
        if (Find(pending.Url) is not { IsActive: true } api)
        {
            return Reject("NoSuchRegisteredApi", DescribeUnknown(RegisteredApiAddress.Name(pending.Url)));
        }

        var target = RegisteredApiTarget.Of(api);
        var violations = JsonSchema
            .Parse(RegisteredApiTemplates.InputSchema(target).ToElement())
            .Validate(pending.Body.ToElement());
        if (violations.Count > 0)
        {
            return Reject(
                "InvalidInput",
                $"The registered API '{api.Name}' does not accept this input: {string.Join("; ", violations)}"
            );
        }

        return RegisteredApiRequest.Address(target, pending.Body) is not { } address
                ? Unreachable(api, target.UrlTemplate, "the URL is not valid.")
            : pending.IsSent && !target.IsIdempotent ? Interrupted(api, target.Method)
            : TargetAddress.IsLoopback(address.AbsoluteUri) ? null
            : Unreachable(
                api,
                address.AbsoluteUri,
                "the emulator calls only registered APIs on this machine, such as http://127.0.0.1 and "
                    + "http://localhost."
            );
    }

    public async Task<ProviderResponse> CallAsync(
        PendingAction pending,
        ActionCaller caller,
        CancellationToken cancellationToken
    )
    {
        var api = Find(pending.Url)!;
        var target = RegisteredApiTarget.Of(api);
        try
        {
            using var request = RegisteredApiRequest.Of(target, pending.Body);
            if (target.Scope is { } scope)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Get(caller, scope));
            }

            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var body = await ReadAsync(response.Content, cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? new ProviderResponse.Result(body)
                : new ProviderResponse.Refused(body ?? JsonValue.Create(DescribeStatus(api, response)));
        }
        catch (Exception exception) when (RemoteProviders.IsUnreachable(exception, cancellationToken))
        {
            return Unreachable(api, target.UrlTemplate, exception.Message);
        }
    }

    /// <summary>The scope for calls of the API; null if it requires none or does not exist.</summary>
    public string? FindScope(string url) => Find(url) is { } api ? RegisteredApiTarget.Of(api).Scope : null;

    private RegisteredApiRecord? Find(string url) =>
        RegisteredApiAddress.FindId(url) is { } id ? store.Find(id, clock.GetUtcNow()) : null;

    private static string DescribeUnknown(string name) =>
        $"The emulator has no active registered API {name}. It contains only APIs created with POST /registered_apis.";

    private static string DescribeStatus(RegisteredApiRecord api, HttpResponseMessage response) =>
        $"The registered API '{api.Name}' responded with status {(int)response.StatusCode}.";

    private static ProviderResponse.Refused Reject(string code, string description) =>
        new(new JsonObject { ["code"] = code, ["description"] = description });

    private static ProviderResponse.Unreachable Unreachable(RegisteredApiRecord api, string address, string reason) =>
        new($"The registered API '{api.Name}' at {address} could not be reached: {reason}");

    /// <summary>
    /// Providers recognize a retry by its request id; a registered API would process the request twice.
    /// </summary>
    private static ProviderResponse.Unreachable Interrupted(RegisteredApiRecord api, HttpMethod method) =>
        new(
            $"The emulator stopped while it was calling the registered API '{api.Name}'. The API may or may not have "
                + $"processed the {method}; the emulator does not retry it."
        );

    /// <summary>JSON as JSON, other text as a string, an empty body as null.</summary>
    private static async Task<JsonNode?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var bytes = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return bytes.Length == 0 ? null : JsonInput.Parse(bytes);
        }
        catch (JsonException)
        {
            return JsonValue.Create(await content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
        }
    }
}
