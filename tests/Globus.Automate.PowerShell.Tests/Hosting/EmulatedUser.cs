using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Globus.Automate.PowerShell.Tests.Hosting;

/// <summary>Somebody who signs in to an emulator wherever they are sent, and remembers where that was.</summary>
public sealed class EmulatedUser : IDisposable
{
    private const string ClientId = "e6c75d97-532a-4c88-b031-8584a319fa3e";

    private readonly HttpClient _http;

    public EmulatedUser(Uri emulator) => _http = new HttpClient { BaseAddress = emulator };

    public Uri Address => _http.BaseAddress!;

    public string Username { get; set; } = "alice@emulator.example";

    public string Decision { get; set; } = "allow";

    /// <summary>The pages that the user was sent to.</summary>
    public IList<Uri> Pages { get; } = [];

    /// <summary>The codes that the user has seen.</summary>
    public IList<string> Codes { get; } = [];

    /// <summary>Decides on the page; the code that it ends with, empty when it ends without one.</summary>
    public string SignIn(Uri page)
    {
        Pages.Add(page);
        var answer = Control(
            "_emulator/sign-in",
            new JsonObject
            {
                ["authorize_url"] = page.AbsoluteUri,
                ["username"] = Username,
                ["decision"] = Decision,
            }
        );
        var code = (string?)answer["code"] ?? "";
        Codes.Add(code);
        return code;
    }

    /// <summary>A refresh token of the user for a scope, got as another program gets one.</summary>
    public string GetRefreshToken(string scope) => (string)GetTokens(scope)["refresh_token"]!;

    /// <summary>An access token of the user for a scope, got as another program gets one.</summary>
    public string GetAccessToken(string scope) => (string)GetTokens(scope)["access_token"]!;

    private JsonNode GetTokens(string scope)
    {
        const string Verifier = "another-program-has-a-verifier-of-its-own-0";
        var challenge = Convert
            .ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)))
            .TrimEnd('=')
            .Replace('+', '-')
            .Replace('/', '_');
        var redirect = new Uri(Address, "v2/web/auth-code").AbsoluteUri;
        var page =
            $"v2/oauth2/authorize?client_id={ClientId}&redirect_uri={Uri.EscapeDataString(redirect)}&scope={Uri.EscapeDataString(scope)}"
            + $"&state=s&response_type=code&code_challenge={challenge}&code_challenge_method=S256&access_type=offline";
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["grant_type"] = "authorization_code",
                ["client_id"] = ClientId,
                ["code"] = SignIn(new Uri(Address, page)),
                ["code_verifier"] = Verifier,
                ["redirect_uri"] = redirect,
            }
        );
        using var answer = _http.Send(new HttpRequestMessage(HttpMethod.Post, "v2/oauth2/token") { Content = form });
        return JsonNode.Parse(answer.EnsureSuccessStatusCode().Content.ReadAsStream())!;
    }

    /// <summary>What callers, or runs, must have consented to or signed in with from now on.</summary>
    public void Require(string requirement) =>
        Control("_emulator/requirements", JsonNode.Parse(requirement)!.AsObject());

    /// <summary>Nothing is required any more.</summary>
    public void RequireNothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "_emulator/requirements");
        using var answer = _http.Send(request);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The parameters of the page that the user was sent to last.</summary>
    public IReadOnlyDictionary<string, string> Asked =>
        Pages[^1]
            .Query.TrimStart('?')
            .Split('&')
            .Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));

    /// <summary>The next request to the path is answered like this.</summary>
    public void Answer(string path, int status, string body) =>
        Control(
            "_emulator/faults",
            new JsonObject
            {
                ["path"] = path,
                ["status"] = status,
                ["body"] = JsonNode.Parse(body),
            }
        );

    /// <summary>The next request to the path is answered so many seconds later.</summary>
    public void Delay(string path, double seconds) =>
        Control("_emulator/faults", new JsonObject { ["path"] = path, ["delay"] = seconds });

    /// <summary>Signs in from now on as somebody who has not been there before.</summary>
    public void BecomeSomebodyNew()
    {
        Username = $"{Guid.NewGuid():N}@emulator.example";
        Control("_emulator/identities", new JsonObject { ["username"] = Username });
    }

    /// <summary>There is a policy from now on, which demands a second factor.</summary>
    public void AddPolicy(string id) =>
        Control(
            "_emulator/policies",
            new JsonObject
            {
                ["id"] = id,
                ["name"] = "Two factors",
                ["mfa"] = true,
            }
        );

    /// <summary>The requests so far, oldest first: method and path.</summary>
    public IReadOnlyList<string> Requests()
    {
        using var answer = _http.Send(new HttpRequestMessage(HttpMethod.Get, "_emulator/requests"));
        var requests = JsonNode.Parse(answer.EnsureSuccessStatusCode().Content.ReadAsStream())!["requests"]!.AsArray();
        return [.. requests.Select(request => $"{request!["method"]} {request["path"]}")];
    }

    public void ForgetRequests()
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "_emulator/requests");
        using var answer = _http.Send(request);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();

    private JsonNode Control(string path, JsonObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body.ToJsonString()),
        };
        using var answer = _http.Send(request);
        var text = new StreamReader(answer.Content.ReadAsStream()).ReadToEnd();
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new InvalidOperationException($"The emulator refuses {path}: {text}");
    }
}
