using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Globus.Automate.Testing;

/// <summary>A person who signs in to an emulator on every page, and remembers the pages.</summary>
public sealed class EmulatedUser : IDisposable
{
    private readonly EmulatorClient _emulator;

    public EmulatedUser(Uri emulator) => _emulator = new EmulatorClient(emulator);

    public Uri Address => _emulator.Address;

    public string Username { get; set; } = "alice@emulator.example";

    public string Decision { get; set; } = "allow";

    /// <summary>The pages that the user was sent to.</summary>
    public IList<Uri> Pages { get; } = [];

    /// <summary>The codes that the user has seen.</summary>
    public IList<string> Codes { get; } = [];

    /// <summary>Decides on the page; the code that it ends with, empty when it ends without one.</summary>
    public string SignIn(Uri page)
    {
        ArgumentNullException.ThrowIfNull(page);
        Pages.Add(page);
        var answer = _emulator.Send(
            "POST",
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

    /// <summary>Signs in for a scope on the page of another program.</summary>
    public AuthorizationCode GetCode(string scope)
    {
        var challenge = Convert
            .ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(AuthorizationCode.Verifier)))
            .TrimEnd('=')
            .Replace('+', '-')
            .Replace('/', '_');
        var redirect = new Uri(Address, "v2/web/auth-code");
        var page =
            $"v2/oauth2/authorize?client_id={AuthorizationCode.ClientId}"
            + $"&redirect_uri={Uri.EscapeDataString(redirect.AbsoluteUri)}&scope={Uri.EscapeDataString(scope)}"
            + $"&state=s&response_type=code&code_challenge={challenge}&code_challenge_method=S256&access_type=offline";
        return new AuthorizationCode(SignIn(new Uri(Address, page)), redirect);
    }

    /// <summary>A refresh token of the user for a scope, got as another program gets one.</summary>
    public string GetRefreshToken(string scope) => (string)GetTokens(scope)["refresh_token"]!;

    /// <summary>An access token of the user for a scope, got as another program gets one.</summary>
    public string GetAccessToken(string scope) => (string)GetTokens(scope)["access_token"]!;

    private JsonNode GetTokens(string scope)
    {
        var code = GetCode(scope);
        return _emulator.SendForm(
            "v2/oauth2/token",
            new Dictionary<string, string>
            {
                ["grant_type"] = "authorization_code",
                ["client_id"] = AuthorizationCode.ClientId,
                ["code"] = code.Code,
                ["code_verifier"] = AuthorizationCode.Verifier,
                ["redirect_uri"] = code.Redirect.AbsoluteUri,
            }
        );
    }

    /// <summary>What callers, or runs, must have consented to or signed in with from now on.</summary>
    public void Require(string requirement) =>
        _emulator.Send("POST", "_emulator/requirements", JsonNode.Parse(requirement));

    /// <summary>Nothing is required any more.</summary>
    public void RequireNothing() => _emulator.Send("DELETE", "_emulator/requirements");

    /// <summary>The parameters of the page that the user was sent to last.</summary>
    public IReadOnlyDictionary<string, string> Asked =>
        Pages[^1]
            .Query.TrimStart('?')
            .Split('&')
            .Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));

    /// <summary>The next request to the path is answered like this.</summary>
    public void Answer(string path, int status, string body) =>
        _emulator.PlanFault(
            new JsonObject
            {
                ["path"] = path,
                ["status"] = status,
                ["body"] = JsonNode.Parse(body),
            }
        );

    /// <summary>The next request to the path is answered so many seconds later.</summary>
    public void Delay(string path, double seconds) =>
        _emulator.PlanFault(new JsonObject { ["path"] = path, ["delay"] = seconds });

    /// <summary>Signs in from now on as somebody who has not been there before.</summary>
    public void BecomeSomebodyNew()
    {
        Username = $"{Guid.NewGuid():N}@emulator.example";
        _emulator.Send("POST", "_emulator/identities", new JsonObject { ["username"] = Username });
    }

    /// <summary>There is a policy from now on, which demands a second factor.</summary>
    public void AddPolicy(string id) =>
        _emulator.Send(
            "POST",
            "_emulator/policies",
            new JsonObject
            {
                ["id"] = id,
                ["name"] = "Two factors",
                ["mfa"] = true,
            }
        );

    /// <summary>The requests so far, oldest first: method and path.</summary>
    public IReadOnlyList<string> Requests() =>
        [.. _emulator.Requests().Select(request => $"{request["method"]} {request["path"]}")];

    public void ForgetRequests() => _emulator.ForgetRequests();

    public void Dispose() => _emulator.Dispose();
}
