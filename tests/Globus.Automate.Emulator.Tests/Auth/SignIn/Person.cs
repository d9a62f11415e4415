using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Tests.Auth.SignIn;

/// <summary>Someone who has signed in to the emulator's native application, with the tokens that this gave.</summary>
internal sealed record Person(TestEmulator Emulator, JsonNode Response)
{
    public static async Task<Person> SignInAsync(
        TestEmulator emulator,
        string scope,
        string? username = null,
        params (string Name, string? Value)[] changes
    )
    {
        var address = SignInAddress.Of([("scope", scope), .. changes]);
        var body = new JsonObject
        {
            ["authorize_url"] = new Uri(emulator.Host.Address, address).AbsoluteUri,
            ["username"] = username,
        };
        var redirect = (await emulator.SendAsync("POST", "_emulator/sign-in", body.ToJsonString(), token: null)).Ok();
        return new Person(
            emulator,
            (
                await emulator.PostFormAsync(
                    "v2/oauth2/token",
                    client: null,
                    SignInAddress.Trade((string)redirect["code"]!)
                )
            ).Ok()
        );
    }

    public string TokenFor(string scope) =>
        (string)
            Response["other_tokens"]!
                .AsArray()
                .Prepend(Response)
                .First(token => ((string)token!["scope"]!).Split(' ').Contains(scope))!["access_token"]!;

    public Task<TestEmulator.Response> SendAsync(string method, string path, string scope, JsonNode? body = null) =>
        Emulator.SendAsync(method, path, body?.ToJsonString(), TokenFor(scope));

    public async Task<JsonNode> IntrospectAsync(string scope, string include) =>
        (
            await Emulator.PostFormAsync(
                "v2/oauth2/token/introspect",
                DevelopmentAccounts.Primary,
                ("token", TokenFor(scope)),
                ("include", include)
            )
        ).Ok();
}
