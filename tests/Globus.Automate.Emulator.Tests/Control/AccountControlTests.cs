using System.Text;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Tests.Auth.SignIn;

namespace Globus.Automate.Emulator.Tests.Control;

public sealed class AccountControlTests
{
    private static readonly Guid Portal = new("77777777-7777-4777-8777-777777777777");

    [Fact]
    public async Task A_person_who_was_added_can_sign_in_and_is_gone_after_a_reset()
    {
        await using var emulator = await TestEmulator.StartAsync();
        (
            await AddAsync(
                emulator,
                "identities",
                """{"username": "carol@emulator.example", "name": "Carol Example"}"""
            )
        ).Ok();
        (
            await AddAsync(
                emulator,
                "identities",
                """{"username": "carol@lab.example", "linked_to": "carol@emulator.example"}"""
            )
        ).Ok();
        var carol = await Person.SignInAsync(emulator, "openid profile", "carol@lab.example");
        Assert.Equal(
            "carol@emulator.example",
            (string)(await carol.SendAsync("GET", "v2/oauth2/userinfo", "openid")).Ok()["preferred_username"]!
        );
        (await emulator.SendAsync("POST", "_emulator/reset", body: null, token: null)).Ok();
        using var browser = new PlainBrowser(emulator.Host.Address);
        Assert.DoesNotContain("carol", (await browser.OpenAsync(SignInAddress.Of())).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_was_added_can_ask_for_tokens_and_its_secret_is_nowhere_kept()
    {
        const string secret = "a-secret-to-be-kept";
        var directory = Directory.CreateTempSubdirectory("emulator-").FullName;
        try
        {
            await using (
                var emulator = await TestEmulator.StartAsync(new EmulatorOptions { DataDirectory = directory })
            )
            {
                var body = $$"""
                    {"id": "{{Portal}}", "name": "A portal", "secret": "{{secret}}", "redirect_uris": ["https://portal.example.org/"]}
                    """;
                (await AddAsync(emulator, "clients", body)).Ok();
            }

            Assert.DoesNotContain(Directory.EnumerateFiles(directory), file =>
                Encoding.UTF8.GetString(File.ReadAllBytes(file)).Contains(secret, StringComparison.Ordinal)
            );
            await using var again = await TestEmulator.StartAsync(new EmulatorOptions { DataDirectory = directory });
            (await AskAsync(again, secret)).Ok();
            Assert.Equal(401, (int)(await AskAsync(again, "another")).Status);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }

        static Task<TestEmulator.Response> AskAsync(TestEmulator emulator, string secret) =>
            emulator.PostFormAsync(
                "v2/oauth2/token",
                new Client(Portal, secret, "A portal"),
                ("grant_type", "client_credentials"),
                ("client_id", Portal.ToString()),
                ("scope", TestEmulator.AllScope)
            );
    }

    [Theory]
    [InlineData("identities", """{}""")]
    [InlineData("identities", """{"username": "ALICE@emulator.example"}""")]
    [InlineData("identities", """{"username": "x", "id": "10ca1000-0000-4000-8000-000000000001"}""")]
    [InlineData("identities", """{"username": "x", "linked_to": "nobody"}""")]
    [InlineData("identities", """{"username": "x", "id": "x"}""")]
    [InlineData("clients", """{"name": "x", "redirect_uris": ["javascript:alert(1)"]}""")]
    [InlineData("clients", """{"name": "x", "redirect_uris": "https://example.org"}""")]
    [InlineData("clients", """{"name": "x", "id": "10ca1000-0000-4000-8000-000000000003"}""")]
    [InlineData("groups", """{"name": "x", "members": ["nobody"]}""")]
    [InlineData("policies", """{"name": "x", "timeout": 0}""")]
    [InlineData("policies", """{"name": "x", "other": 1}""")]
    public async Task What_makes_no_sense_is_refused(string kind, string body)
    {
        await using var emulator = await TestEmulator.StartAsync();
        Assert.Equal(400, (int)(await AddAsync(emulator, kind, body)).Status);
    }

    [Fact]
    public async Task Policies_are_listed_and_replaced()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = (string)(await AddAsync(emulator, "policies", """{"name": "Short", "timeout": 60}""")).Ok()["id"]!;
        (
            await AddAsync(
                emulator,
                "policies",
                $$"""{"id": "{{id}}", "name": "Shorter", "timeout": 30, "mfa": true}"""
            )
        ).Ok();
        var policies = (await emulator.SendAsync("GET", "_emulator/policies", body: null, token: null)).Ok()[
            "policies"
        ]!.AsArray();
        Assert.Equal(
            ["Recent sign-in with an identity of the lab", "Shorter"],
            policies.Select(policy => (string)policy!["name"]!)
        );
    }

    private static Task<TestEmulator.Response> AddAsync(TestEmulator emulator, string kind, string body) =>
        emulator.SendAsync("POST", $"_emulator/{kind}", body, token: null);
}
