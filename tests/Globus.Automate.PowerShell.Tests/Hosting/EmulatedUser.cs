using System.Text.Json.Nodes;

namespace Globus.Automate.PowerShell.Tests.Hosting;

/// <summary>Somebody who signs in to an emulator wherever they are sent, and remembers where that was.</summary>
public sealed class EmulatedUser : IDisposable
{
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
        var answer = Control("_emulator/sign-in", new JsonObject { ["authorize_url"] = page.AbsoluteUri, ["username"] = Username, ["decision"] = Decision });
        var code = (string?)answer["code"] ?? "";
        Codes.Add(code);
        return code;
    }

    /// <summary>The parameters of the page that the user was sent to last.</summary>
    public IReadOnlyDictionary<string, string> Asked => Pages[^1].Query.TrimStart('?').Split('&').Select(pair => pair.Split('='))
        .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));

    /// <summary>The next request to the path is answered like this.</summary>
    public void Answer(string path, int status, string body) =>
        Control("_emulator/faults", new JsonObject { ["path"] = path, ["status"] = status, ["body"] = JsonNode.Parse(body) });

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
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body.ToJsonString()) };
        using var answer = _http.Send(request);
        return JsonNode.Parse(answer.EnsureSuccessStatusCode().Content.ReadAsStream())!;
    }
}
