using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Tests.Auth.SignIn;

namespace Globus.Automate.Emulator.Tests.Auth.Tokens;

public sealed class IntrospectionTests
{
    [Fact]
    public async Task Introspection_tells_of_the_whole_account()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var alice = await Person.SignInAsync(emulator, "openid email");
        var response = await alice.IntrospectAsync("openid", "session_info,identity_set,identity_set_detail");
        Assert.Equal("alice@emulator.example", (string)response["username"]!);
        Assert.Equal(
            [DevelopmentAccounts.Alice.Id.ToString(), DevelopmentAccounts.AliceAtTheLab.Id.ToString()],
            response["identity_set"]!.AsArray().Select(id => (string)id!)
        );
        Assert.Equal("alice@lab.example", (string)response["identity_set_detail"]![1]!["username"]!);
        Assert.Equal(
            ["auth.globus.org", DevelopmentAccounts.Native.Id.ToString()],
            response["aud"]!.AsArray().Select(audience => (string)audience!)
        );
        Assert.NotNull(response["session_info"]!["session_id"]);
    }

    [Fact]
    public async Task A_token_is_explained_to_its_client_and_to_the_service_that_it_is_for_alone()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var stranger = await AddClientAsync(emulator);
        var alice = await Person.SignInAsync(emulator, "openid");
        var response = (
            await emulator.PostFormAsync("v2/oauth2/token/introspect", stranger, ("token", alice.TokenFor("openid")))
        ).Ok();
        Assert.Equal("""{"active":false}""", response.ToJsonString());
        var own = (string)
            (
                await emulator.PostFormAsync(
                    "v2/oauth2/token",
                    stranger,
                    ("grant_type", "client_credentials"),
                    ("scope", "openid")
                )
            ).Ok()["access_token"]!;
        Assert.True(
            (bool)(await emulator.PostFormAsync("v2/oauth2/token/introspect", stranger, ("token", own))).Ok()["active"]!
        );
    }

    [Fact]
    public async Task A_native_application_cannot_introspect()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await emulator.PostFormAsync(
            "v2/oauth2/token/introspect",
            client: null,
            ("client_id", DevelopmentAccounts.Native.Id.ToString()),
            ("token", "x")
        );
        Assert.Equal(401, (int)response.Status);
    }

    [Fact]
    public async Task A_native_application_may_ask_whether_its_token_is_good()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var alice = await Person.SignInAsync(emulator, "openid", null, ("access_type", "offline"));
        var token = (string)alice.Response["refresh_token"]!;
        Assert.True(await IsGoodAsync(DevelopmentAccounts.Native));
        Assert.False(await IsGoodAsync(DevelopmentAccounts.AutomateClient));
        await emulator.PostFormAsync(
            "v2/oauth2/token/revoke",
            client: null,
            ("client_id", DevelopmentAccounts.Native.Id.ToString()),
            ("token", token)
        );
        Assert.False(await IsGoodAsync(DevelopmentAccounts.Native));

        async Task<bool> IsGoodAsync(Client client) =>
            (bool)
                (
                    await emulator.PostFormAsync(
                        "v2/oauth2/token/validate",
                        client: null,
                        ("client_id", client.Id.ToString()),
                        ("token", token)
                    )
                ).Ok()["active"]!;
    }

    internal static async Task<Client> AddClientAsync(TestEmulator emulator)
    {
        var client = new Client(Guid.NewGuid(), "a-secret-of-its-own", "A stranger");
        var response = await emulator.SendAsync(
            "POST",
            "_emulator/clients",
            $$"""{"id": "{{client.Id}}", "secret": "{{client.Secret}}", "name": "{{client.Name}}"}""",
            token: null
        );
        Assert.DoesNotContain(client.Secret!, response.Ok().ToJsonString(), StringComparison.Ordinal);
        return client;
    }
}
