using System.Diagnostics;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Globus.Automate.Auth;
using Globus.Automate.Auth.Storage;

namespace Globus.Automate.TokenStorage.Tests;

/// <summary>
/// An emulator, whose Globus Auth takes each refresh token once and lists those that are shown again.
/// </summary>
internal sealed class EmulatorProcess : IDisposable
{
    private const string ClientId = "e6c75d97-532a-4c88-b031-8584a319fa3e";
    private const string Verifier = "another-program-has-a-verifier-of-its-own-0";

    private readonly Process _process;
    private readonly HttpClient _http;

    private EmulatorProcess(Process process, Uri address) =>
        (_process, _http) = (process, new HttpClient { BaseAddress = address });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<EmulatorProcess> StartAsync()
    {
        var configuration = typeof(EmulatorProcess)
            .Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!
            .Configuration;
        var assembly = Repository.PathOf(
            "src",
            "Globus.Automate.Emulator",
            "bin",
            configuration,
            "net10.0",
            "Globus.Automate.Emulator.dll"
        );
        var process = Process.Start(
            new ProcessStartInfo("dotnet", [assembly, "--attached", "--port", "0"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        var ready = JsonNode.Parse(
            await process.StandardOutput.ReadLineAsync(Cancellation)
                ?? throw new EndOfStreamException("The emulator has ended.")
        )!;
        return new EmulatorProcess(process, new Uri((string)ready["url"]!));
    }

    /// <summary>Somebody signs in.</summary>
    public async Task<StoredSignIn> SignInAsync(string name)
    {
        var redirect = new Uri(_http.BaseAddress!, "v2/web/auth-code").AbsoluteUri;
        var challenge = Convert
            .ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)))
            .TrimEnd('=')
            .Replace('+', '-')
            .Replace('/', '_');
        var page = new Uri(
            _http.BaseAddress!,
            $"v2/oauth2/authorize?client_id={ClientId}&redirect_uri={Uri.EscapeDataString(redirect)}&scope={Uri.EscapeDataString(GlobusScopes.FlowsAll)}"
                + $"&state=s&response_type=code&code_challenge={challenge}&code_challenge_method=S256&access_type=offline"
        );
        using var answer = await _http.PostAsync(
            "_emulator/sign-in",
            new StringContent(new JsonObject { ["authorize_url"] = page.AbsoluteUri }.ToJsonString()),
            Cancellation
        );
        var code = (string)
            JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Cancellation))!["code"]!;
        using var client = new GlobusClient(
            new GlobusClientOptions { AuthAddress = _http.BaseAddress!, TokenSource = AnonymousTokenSource.Instance }
        );
        var tokens = await client.Auth.GetTokensAsync(
            new AuthorizationCodeGrant(ClientId, new Secret(code), new Secret(Verifier), new Uri(redirect)),
            Cancellation
        );
        return new StoredSignIn
        {
            Name = name,
            AuthAddress = _http.BaseAddress!,
            FlowsAddress = _http.BaseAddress!,
            ClientId = ClientId,
        }.With(tokens);
    }

    /// <summary>How often tokens were asked for.</summary>
    public async Task<int> CountTokenRequestsAsync() =>
        (await GetAsync("_emulator/requests", "requests")).Count(request =>
            (string)request!["path"]! == "/v2/oauth2/token"
        );

    /// <summary>What was shown again though it was used up.</summary>
    public Task<JsonArray> GetReusedAsync() => GetAsync("_emulator/reuse", "reuse");

    public void Dispose()
    {
        _http.Dispose();
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task<JsonArray> GetAsync(string path, string member) =>
        JsonNode.Parse(await _http.GetStringAsync(path, Cancellation))![member]!.AsArray();
}
