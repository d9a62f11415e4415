using System.Text.Json;
using Globus.Automate.Auth;
using Globus.Automate.Flows;

namespace Globus.Automate.NetFrameworkClient;

/// <summary>Requests that a service refuses.</summary>
internal static class ErrorScenarios
{
    private static readonly Guid Unknown = Guid.Parse("00000000-0000-4000-8000-000000000000");

    public static async Task GetUnknownFlowAsync(Uri emulator)
    {
        using var session = new Session(emulator);
        await Failure.PrintAsync(() => session.Client.Flows.GetAsync(Unknown)).ConfigureAwait(false);
    }

    public static async Task SendUnknownTokenAsync(Uri emulator)
    {
        var token = new AccessToken("unknown", GlobusScopes.FlowsAll, null);
        var tokens = new StaticTokenSource(new Dictionary<string, AccessToken> { [GlobusScopes.FlowsAll] = token });
        using var session = new Session(emulator, tokens: tokens);
        await Failure.PrintAsync(() => session.Client.Flows.GetAsync(Unknown)).ConfigureAwait(false);
    }

    public static async Task SignInWithWrongSecretAsync(Uri emulator)
    {
        using var session = new Session(emulator, secret: "wrong");
        await Failure.PrintAsync(() => session.Client.Flows.GetAsync(Unknown)).ConfigureAwait(false);
    }

    public static async Task PublishInvalidDefinitionAsync(Uri emulator)
    {
        const string definition = """{"StartAt":"Only","States":{"Only":{"Type":"Pass","Next":"Missing"}}}""";
        using var session = new Session(emulator);
        await Failure.PrintAsync(() => session.PublishAsync("Invalid", definition)).ConfigureAwait(false);
    }

    public static async Task StartWithInvalidInputAsync(Uri emulator)
    {
        const string schema = """{"type":"object","properties":{"count":{"type":"integer"}},"required":["count"]}""";
        using var session = new Session(emulator);
        var flow = await session.PublishAsync("Count", Session.Pass, schema).ConfigureAwait(false);
        var request = new RunRequest { Body = JsonDocument.Parse("""{"count": "many"}""").RootElement };
        await Failure.PrintAsync(() => session.Client.Runs.StartAsync(flow.Id, request)).ConfigureAwait(false);
        await Failure.PrintAsync(() => session.Client.Runs.ValidateStartAsync(flow.Id, request)).ConfigureAwait(false);
    }
}
