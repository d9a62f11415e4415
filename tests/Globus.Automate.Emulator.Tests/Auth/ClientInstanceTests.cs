using System.Net.Http.Headers;
using System.Text;
using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Tests.Auth;

/// <summary>Clients that programs make for themselves from a template.</summary>
public sealed class ClientInstanceTests
{
    private const string Request =
        """{"client": {"template_id": "95fdeba8-fac2-42bd-a357-e068d82ff78e", "name": "A tool"}}""";

    [Fact]
    public async Task A_client_made_from_a_template_gets_tokens_until_it_deletes_itself()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var client = await CreateAsync(emulator);
        var token = (string)(await AskAsync(emulator, client)).Ok()["access_token"]!;
        Assert.Equal(200, (int)(await emulator.SendAsync("GET", "runs", body: null, token)).Status);

        Assert.Equal(403, (int)(await DeleteAsync(emulator, client, DevelopmentAccounts.Primary.Id)).Status);
        Assert.Equal("A tool", (string)(await DeleteAsync(emulator, client, client.Id)).Ok()["client"]!["name"]!);
        Assert.Equal(401, (int)(await AskAsync(emulator, client)).Status);
        Assert.Equal(401, (int)(await emulator.SendAsync("GET", "runs", body: null, token)).Status);
        Assert.Equal(401, (int)(await DeleteAsync(emulator, client, client.Id)).Status);
    }

    [Fact]
    public async Task The_template_revokes_the_tokens_of_its_clients_alone()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var token = (string)(await AskAsync(emulator, await CreateAsync(emulator))).Ok()["access_token"]!;
        foreach (
            var (template, status) in new[]
            {
                (DevelopmentAccounts.AutomateClient, 200),
                (DevelopmentAccounts.CommandLine, 401),
            }
        )
        {
            (
                await emulator.PostFormAsync(
                    "v2/oauth2/token/revoke",
                    client: null,
                    ("client_id", template.Id.ToString()),
                    ("token", token)
                )
            ).Ok();
            Assert.Equal(status, (int)(await emulator.SendAsync("GET", "runs", body: null, token)).Status);
        }
    }

    [Fact]
    public async Task The_development_clients_cannot_be_deleted()
    {
        await using var emulator = await TestEmulator.StartAsync();
        Assert.Equal(
            403,
            (int)(await DeleteAsync(emulator, DevelopmentAccounts.Primary, DevelopmentAccounts.Primary.Id)).Status
        );
        await emulator.GetTokenAsync(TestEmulator.AllScope, DevelopmentAccounts.Primary);
    }

    [Theory]
    [InlineData("""{"client": {"name": "A tool"}}""", 501)]
    [InlineData("""{"client": {"template_id": "95fdeba8-fac2-42bd-a357-e068d82ff78e"}}""", 400)]
    [InlineData("""{"client": {"template_id": "95fdeba8-fac2-42bd-a357-e068d82ff78e", "name": 1}}""", 400)]
    [InlineData("not JSON", 400)]
    public async Task A_request_without_template_or_name_is_refused(string body, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        Assert.Equal(status, (int)(await emulator.SendAsync("POST", "v2/api/clients", body, token: null)).Status);
    }

    private static async Task<Client> CreateAsync(TestEmulator emulator)
    {
        var credential = (await emulator.SendAsync("POST", "v2/api/clients", Request, token: null)).Ok()["included"]![
            "client_credential"
        ]!.AsObject();
        return new Client(Guid.Parse((string)credential["client"]!), (string)credential["secret"]!, "A tool");
    }

    private static Task<TestEmulator.Response> AskAsync(TestEmulator emulator, Client client) =>
        emulator.PostFormAsync(
            "v2/oauth2/token",
            client,
            ("grant_type", "client_credentials"),
            ("scope", TestEmulator.AllScope)
        );

    private static Task<TestEmulator.Response> DeleteAsync(TestEmulator emulator, Client client, Guid id)
    {
        var request = new HttpRequestMessage(HttpMethod.Delete, $"v2/api/clients/{id:D}");
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client.Id:D}:{client.Secret}"))
        );
        return emulator.SendAsync(request);
    }
}
