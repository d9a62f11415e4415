using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Tests.Auth.SignIn;

namespace Globus.Automate.Emulator.Tests.Auth;

/// <summary>Programs sign users in with the id in their source.</summary>
public sealed class PublicClientTests
{
    private const string Unknown = "b3db7e59-a6f1-4947-95c2-59d6b7a70f8c";

    [Theory]
    [InlineData("e6c75d97-532a-4c88-b031-8584a319fa3e", false, 200)] // Globus Automate Client
    [InlineData("95fdeba8-fac2-42bd-a357-e068d82ff78e", false, 200)] // Globus CLI
    [InlineData("61338d24-54d5-408f-a10d-66c06b59f6d2", false, 200)] // the examples of the SDK for Python
    [InlineData("f1631610-d9e4-4db2-81ba-7f93ad4414e3", false, 200)] // Gladier
    [InlineData("4cf29807-cf21-49ec-9443-ff9a3fb9f81c", false, 200)] // the Compute SDK
    [InlineData(Unknown, false, 400)]
    [InlineData(Unknown, true, 200)]
    [InlineData("not-a-uuid", true, 400)]
    public async Task A_known_application_can_sign_in_and_with_the_option_every_one(string id, bool any, int status)
    {
        await using var emulator = await StartAsync(any);
        var response = await emulator.SendAsync(
            "POST",
            "_emulator/sign-in",
            $$"""{"authorize_url": "{{emulator.Host.Address}}{{SignInAddress.Of(("client_id", id))}}"}""",
            token: null
        );
        Assert.Equal(status, (int)response.Status);
        Assert.Equal(status == 400, $"{response.Body}".Contains("--any-client", StringComparison.Ordinal));
        if (status == 200)
        {
            var tokens = await emulator.PostFormAsync(
                "v2/oauth2/token",
                client: null,
                SignInAddress.Trade((string)response.Body!["code"]!, ("client_id", id))
            );
            Assert.Equal("auth.globus.org", (string)tokens.Ok()["resource_server"]!);
        }
    }

    [Fact]
    public async Task With_the_option_an_unknown_application_has_no_secret_and_no_identity()
    {
        await using var emulator = await StartAsync(any: true);
        var response = await emulator.PostFormAsync(
            "v2/oauth2/token",
            new Client(Guid.Parse(Unknown), "guessed", "Unknown"),
            ("grant_type", "client_credentials"),
            ("scope", "openid")
        );
        Assert.Equal((401, "invalid_client"), ((int)response.Status, (string)response.Body!["error"]!));
        var found = await emulator.SendAsync("GET", $"v2/api/identities?ids={Unknown}", scope: "openid");
        Assert.Empty(found.Ok()["identities"]!.AsArray());

        // It can still be added, with a secret.
        (
            await emulator.SendAsync(
                "POST",
                "_emulator/clients",
                $$"""{"id": "{{Unknown}}", "name": "Known now", "secret": "s"}""",
                token: null
            )
        ).Ok();
        await emulator.GetTokenAsync("openid", new Client(Guid.Parse(Unknown), "s", "Known now"));
    }

    private static Task<TestEmulator> StartAsync(bool any) =>
        TestEmulator.StartAsync(new EmulatorOptions { AcceptsAnyClient = any });
}
