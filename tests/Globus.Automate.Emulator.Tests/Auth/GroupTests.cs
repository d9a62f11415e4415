using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Tests.Auth.SignIn;

namespace Globus.Automate.Emulator.Tests.Auth;

public sealed class GroupTests
{
    private const string Groups = "urn:globus:auth:scope:groups.api.globus.org:view_my_groups_and_memberships";
    private const string Definition = """{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}""";

    [Fact]
    public async Task The_members_of_a_group_have_its_roles()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var urn = await AddGroupAsync(emulator, "alice@lab.example");
        var flow = await emulator.CreateFlowAsync(
            Definition,
            others: $$"""{"flow_starters": ["{{urn}}"], "run_managers": ["{{urn}}"]}"""
        );
        var scope = (string)flow["globus_auth_scope"]!;
        var alice = await Person.SignInAsync(emulator, $"{scope} {TestEmulator.AllScope}");
        var run = (
            await alice.SendAsync(
                "POST",
                $"flows/{flow["id"]}/run",
                scope,
                new JsonObject { ["body"] = new JsonObject() }
            )
        ).Ok();
        Assert.Equal(
            ["flow_starter", "flow_run_manager"],
            (await alice.SendAsync("GET", $"flows/{flow["id"]}", TestEmulator.AllScope)).Ok()["user_roles"]!
                .AsArray()
                .Select(role => (string)role!)
        );
        var ofOthers = await emulator.RunAsync(flow);
        var listed = (await alice.SendAsync("GET", "runs?filter_roles=flow_run_manager", TestEmulator.AllScope)).Ok()[
            "runs"
        ]!.AsArray();
        Assert.Equal(
            new[] { (string)run["run_id"]!, (string)ofOthers["run_id"]! }.Order(),
            listed.Select(item => (string)item!["run_id"]!).Order()
        );
        var bob = await Person.SignInAsync(emulator, TestEmulator.AllScope, "bob@emulator.example");
        Assert.Equal(404, (int)(await bob.SendAsync("GET", $"flows/{flow["id"]}", TestEmulator.AllScope)).Status);
    }

    [Fact]
    public async Task A_member_finds_the_group_among_their_own()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var urn = await AddGroupAsync(emulator, "alice@emulator.example");
        var alice = await Person.SignInAsync(emulator, Groups);
        var group = Assert.Single((await alice.SendAsync("GET", "v2/groups/my_groups", Groups)).Ok().AsArray())!;
        Assert.EndsWith((string)group["id"]!, urn, StringComparison.Ordinal);
        Assert.Equal("alice@emulator.example", (string)group["my_memberships"]![0]!["username"]!);
        var bob = await Person.SignInAsync(emulator, $"{Groups} openid", "bob@emulator.example");
        Assert.Empty((await bob.SendAsync("GET", "v2/groups/my_groups", Groups)).Ok().AsArray());
        Assert.Equal(403, (int)(await bob.SendAsync("GET", "v2/groups/my_groups", "openid")).Status);
    }

    private static async Task<string> AddGroupAsync(TestEmulator emulator, string member) =>
        (string)
            (
                await emulator.SendAsync(
                    "POST",
                    "_emulator/groups",
                    $$"""{"name": "The lab", "members": ["{{member}}"]}""",
                    token: null
                )
            ).Ok()["urn"]!;
}
