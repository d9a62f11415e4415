using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Tests.Actions;

/// <summary>Somebody who speaks to one of the emulator's providers.</summary>
internal sealed class ActionClient(TestEmulator emulator, string provider, string scope)
{
    private const string ScriptedScope = "https://auth.globus.org/scopes/actions.globus.org/scripted";

    private int _requests;

    public static ActionClient OfScripted(TestEmulator emulator) => new(emulator, "scripted", ScriptedScope);

    public Task<TestEmulator.Response> RunAsync(string body, string others = "{}", Client? client = null)
    {
        var request = JsonNode.Parse(others)!.AsObject();
        request["request_id"] ??= $"request-{++_requests}";
        request["body"] = JsonNode.Parse(body);
        return SendAsync("POST", "run", request.ToJsonString(), client);
    }

    /// <summary>Starts an action that must be taken, and gives its id.</summary>
    public async Task<string> StartAsync(string body, string others = "{}") =>
        (string)(await RunAsync(body, others)).Ok()["action_id"]!;

    public async Task<JsonObject> GetAsync(string actionId) =>
        (await SendAsync("GET", $"{actionId}/status")).Ok().AsObject();

    public async Task<TestEmulator.Response> SendAsync(
        string verb,
        string path,
        string? body = null,
        Client? client = null
    ) =>
        await emulator.SendAsync(verb, $"actions/{provider}/{path}", body, await emulator.GetTokenAsync(scope, client));
}
