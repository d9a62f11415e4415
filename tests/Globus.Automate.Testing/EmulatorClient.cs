using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Globus.Automate.Testing;

/// <summary>
/// Talks to an emulator, without the client that is tested: to its services, to the record of the requests that it has
/// seen, and to the faults that it is to have.
/// </summary>
public sealed class EmulatorClient : IDisposable
{
    private const string ClientId = "10ca1000-0000-4000-8000-000000000001";
    private const string ClientSecret = "globus-emulator-development-secret";

    private readonly HttpClient _http;

    public EmulatorClient(Uri address) => _http = new HttpClient { BaseAddress = address, Timeout = Patience.Limit };

    public Uri Address => _http.BaseAddress!;

    /// <summary>An access token of the application that the emulator is made with.</summary>
    public async Task<string> GetTokenAsync(string scope)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v2/oauth2/token")
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["scope"] = scope }
            ),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{ClientSecret}"))
        );
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return (string)Read(request, response)["access_token"]!;
    }

    public async Task<JsonNode> SendAsync(string method, string path, JsonNode? body = null, string? token = null)
    {
        using var request = CreateRequest(method, path, body, token);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return Read(request, response);
    }

    public JsonNode Send(string method, string path, JsonNode? body = null)
    {
        using var request = CreateRequest(method, path, body, token: null);
        using var response = _http.Send(request, TestContext.Current.CancellationToken);
        return Read(request, response);
    }

    /// <summary>Sends a form, as OAuth does.</summary>
    public JsonNode SendForm(string path, IReadOnlyDictionary<string, string> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields),
        };
        using var response = _http.Send(request, TestContext.Current.CancellationToken);
        return Read(request, response);
    }

    /// <summary>The requests so far, oldest first.</summary>
    public IReadOnlyList<JsonNode> Requests() =>
        [.. Send("GET", "_emulator/requests")["requests"]!.AsArray().Select(request => request!)];

    public void ForgetRequests() => Send("DELETE", "_emulator/requests");

    /// <summary>Plans a fault, in the words of the emulator.</summary>
    public void PlanFault(JsonNode fault) => Send("POST", "_emulator/faults", fault);

    public void ForgetFaults() => Send("DELETE", "_emulator/faults");

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage CreateRequest(string method, string path, JsonNode? body, string? token)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private static JsonNode Read(HttpRequestMessage request, HttpResponseMessage response)
    {
        var text = new StreamReader(response.Content.ReadAsStream()).ReadToEnd();
        return response.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new InvalidOperationException($"{request.RequestUri}: {(int)response.StatusCode} {text}");
    }
}
