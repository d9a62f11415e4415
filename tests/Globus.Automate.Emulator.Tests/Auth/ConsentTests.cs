using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Tests.Auth.SignIn;

namespace Globus.Automate.Emulator.Tests.Auth;

public sealed class ConsentTests
{
    private const string Transfer = "urn:globus:auth:scope:transfer.api.globus.org:all";
    private const string DataAccess = "https://auth.globus.org/scopes/542a86fc-1766-450d-841f-065488a2ec01/data_access";
    private const string ViewConsents = "urn:globus:auth:scope:auth.globus.org:view_consents";

    private static readonly string AliceConsents = $"v2/api/identities/{DevelopmentAccounts.Alice.Id}/consents";

    [Fact]
    public async Task Consents_name_their_way_from_the_top()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var alice = await Person.SignInAsync(
            emulator,
            $"openid {Transfer}[*{DataAccess}]",
            null,
            ("access_type", "offline")
        );
        var consents = (await alice.SendAsync("GET", AliceConsents, "openid")).Ok()["consents"]!.AsArray();
        var top = consents.Single(consent => (string)consent!["scope_name"]! == Transfer)!;
        var below = consents.Single(consent => (string)consent!["scope_name"]! == DataAccess)!;
        Assert.Equal([(int)top["id"]!], top["dependency_path"]!.AsArray().Select(id => (int)id!));
        Assert.Equal([(int)top["id"]!, (int)below["id"]!], below["dependency_path"]!.AsArray().Select(id => (int)id!));
        Assert.False((bool)top["atomically_revocable"]!);
        Assert.True((bool)below["atomically_revocable"]!);
        Assert.True((bool)top["allows_refresh"]!);
        Assert.Equal(DevelopmentAccounts.Native.Id.ToString(), (string)top["client"]!);
    }

    [Fact]
    public async Task A_consent_has_the_members_of_a_real_one()
    {
        var real = SharedData.ReadJson("payloads", "auth.get_consents.default.json")["consents"]![1]!.AsObject();
        await using var emulator = await TestEmulator.StartAsync();
        var alice = await Person.SignInAsync(emulator, $"openid {Transfer}[*{DataAccess}]");
        var consent = (await alice.SendAsync("GET", AliceConsents, "openid")).Ok()["consents"]!.AsArray()[
            ^1
        ]!.AsObject();
        Assert.Equal(real.Select(member => member.Key), consent.Select(member => member.Key));
        Assert.All(real, member => Assert.Equal(KindOf(member.Value!), KindOf(consent[member.Key]!)));

        static string KindOf(JsonNode value) =>
            value.GetValueKind() is JsonValueKind.True or JsonValueKind.False
                ? "Boolean"
                : value.GetValueKind().ToString();
    }

    [Fact]
    public async Task Consents_to_other_clients_are_shown_on_demand_and_to_their_owner_alone()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await Person.SignInAsync(emulator, Transfer, null);
        var alice = await Person.SignInAsync(emulator, $"openid {ViewConsents}", "alice@lab.example");
        var bob = await Person.SignInAsync(emulator, $"openid {ViewConsents}", "bob@emulator.example");
        Assert.Equal(
            3,
            (await alice.SendAsync("GET", AliceConsents + "?all=False", "openid")).Ok()["consents"]!.AsArray().Count
        );
        Assert.Equal(403, (int)(await bob.SendAsync("GET", AliceConsents, "openid")).Status);
        Assert.Equal(401, (int)(await emulator.SendAsync("GET", AliceConsents, body: null, token: null)).Status);
    }

    [Fact]
    public async Task All_consents_need_a_scope_of_their_own()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var alice = await Person.SignInAsync(emulator, "openid");
        Assert.Equal(403, (int)(await alice.SendAsync("GET", AliceConsents + "?all=true", "openid")).Status);
        var more = await Person.SignInAsync(emulator, $"openid {ViewConsents}");
        Assert.Equal(200, (int)(await more.SendAsync("GET", AliceConsents + "?all=true", "openid")).Status);
    }

    [Fact]
    public async Task A_service_gets_the_dependent_tokens_that_it_names_or_learns_what_was_not_allowed()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var service = DevelopmentAccounts.Primary;
        var scope = $"https://auth.globus.org/scopes/{service.Id}/action_all";
        var alice = await Person.SignInAsync(emulator, $"{scope}[{Transfer} {DataAccess}]");
        var token = alice.TokenFor(scope);
        var both = (await DependAsync()).Ok().AsArray();
        Assert.Equal(2, both.Count);
        var one = Assert.Single((await DependAsync(("scope", Transfer))).Ok().AsArray())!;
        Assert.Equal(Transfer, (string)one["scope"]!);
        var refused = await DependAsync(("scope", "openid"));
        Assert.Equal((403, "dependent_consent_required"), ((int)refused.Status, (string)refused.Body!["error"]!));
        Assert.Equal("openid", (string)refused.Body["errors"]![0]!["unapproved_scopes"]![0]!);
        Assert.Equal("DEPENDENT_CONSENT_REQUIRED", (string)refused.Body["errors"]![0]!["code"]!);

        Task<TestEmulator.Answer> DependAsync(params (string, string)[] more) =>
            emulator.PostFormAsync(
                "v2/oauth2/token",
                service,
                [("grant_type", "urn:globus:auth:grant_type:dependent_token"), ("token", token), .. more]
            );
    }
}
