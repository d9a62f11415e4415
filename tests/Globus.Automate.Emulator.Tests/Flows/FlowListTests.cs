using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Tests.Auth.SignIn;
using Globus.Automate.Emulator.Tests.Http;

namespace Globus.Automate.Emulator.Tests.Flows;

/// <summary>Lists of flows: each filter, role and order.</summary>
public sealed class FlowListTests
{
    private const string Definition = """{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}""";

    /// <summary>Flows in the order of their creation. %me is the identity that lists them.</summary>
    private const string Flows = """
        [
            {
                "id": "c0000000-0000-4000-8000-00000000000c", "title": "Élan", "subtitle": "Große Straße",
                "keywords": ["one", "two"], "flow_owner": "%me", "flow_administrators": ["%second"]
            },
            {
                "id": "a0000000-0000-4000-8000-00000000000a", "title": "élan vital", "description": "50% of ΣΊΣΥΦΟΣ",
                "flow_owner": "%other", "flow_administrators": ["%me"]
            },
            {
                "id": "b0000000-0000-4000-8000-00000000000b", "title": "zebra", "keywords": ["Ünder_score"],
                "flow_owner": "%second", "flow_viewers": ["public"], "flow_starters": ["%other"]
            },
            {
                "id": "d0000000-0000-4000-8000-00000000000d", "title": "Ära", "subtitle": "\uD801\uDC28",
                "flow_owner": "%other", "flow_starters": ["all_authenticated_users"], "run_monitors": ["%me"]
            },
            {
                "id": "e0000000-0000-4000-8000-00000000000e", "title": "apple\u0000core", "flow_owner": "%other",
                "flow_viewers": ["%other", "%me"], "flow_starters": ["%me"], "run_managers": ["%second", "%me"]
            },
            {
                "id": "f0000000-0000-4000-8000-00000000000f", "title": "Hidden", "flow_owner": "%second",
                "flow_administrators": ["%other"], "run_managers": ["%other"], "run_monitors": ["%second"]
            }
        ]
        """;

    private const string AllRoles =
        "filter_roles=flow_owner,flow_administrator,flow_starter,flow_viewer,run_manager,run_monitor";

    [Theory]
    [InlineData("filter_title=é", "c a")]
    [InlineData("filter_title=ÉLAN V", "a")]
    [InlineData("filter_title=e", "b e")]
    [InlineData("filter_title=ärA,ZEBRA", "b d")]
    [InlineData("filter_title=\0", "e")]
    [InlineData("filter_title=,", "c a b d e")]
    [InlineData("filter_title=%", "")]
    [InlineData("filter_subtitle=STRAßE", "c")]
    [InlineData("filter_subtitle=strasse", "")]
    [InlineData("filter_subtitle=\U00010400", "d")]
    [InlineData("filter_description=50%", "a")]
    [InlineData("filter_description=σίσυφοσ", "a")]
    [InlineData("filter_keywords=TWO", "c")]
    [InlineData("filter_keywords=one\ntwo", "c")]
    [InlineData("filter_keywords=ünder_", "b")]
    [InlineData("filter_keywords=under_", "")]
    [InlineData("filter_scope_string=FLOW_A0000000_0000_4000_8000_00000000000A_user", "a")]
    [InlineData("filter_scope_string=/scopes/b0000000-", "b")]
    [InlineData("filter_fulltext=ÉLAN straße", "c")]
    [InlineData("filter_fulltext=élan", "c a")]
    [InlineData("filter_fulltext=00000000000D", "d")]
    [InlineData("filter_fulltext= ", "c a b d e")]
    [InlineData("filter_fulltext=one,two", "")]
    [InlineData("filter_fulltext=vital zebra", "")]
    [InlineData("filter_title=a&filter_description=of", "a")]
    public async Task A_filter_ignores_the_case_of_all_letters(string query, string expected)
    {
        await using var emulator = await SeedAsync();
        Assert.Equal(expected, await ListAsync(emulator, $"{AllRoles}&orderby=created_at&{query}"));
    }

    [Theory]
    [InlineData("", "c")]
    [InlineData("filter_roles=flow_owner", "c")]
    [InlineData("filter_roles=flow_owners", "c")]
    [InlineData("filter_role=flow_owner", "c")]
    [InlineData("filter_roles=flow_administrator", "a")]
    [InlineData("filter_roles=flow_administrators", "a")]
    [InlineData("filter_roles=flow_starter", "d e")]
    [InlineData("filter_roles=flow_starters", "d e")]
    [InlineData("filter_roles=flow_viewer", "b e")]
    [InlineData("filter_roles=flow_viewers", "b e")]
    [InlineData("filter_roles=run_manager", "e")]
    [InlineData("filter_roles=run_managers", "e")]
    [InlineData("filter_roles=run_monitor", "d")]
    [InlineData("filter_roles=run_monitors", "d")]
    [InlineData("filter_roles=flow_owner,run_monitors", "c d")]
    [InlineData("filter_roles=flow_owner&filter_roles=flow_administrators", "c a")]
    [InlineData("filter_roles=flow_owner&filter_role=flow_viewer", "c b e")]
    [InlineData("filter_roles=run_manager,run_manager,run_managers", "e")]
    [InlineData(AllRoles, "c a b d e")]
    public async Task A_list_has_the_flows_of_any_role_that_is_asked_for(string query, string expected)
    {
        await using var emulator = await SeedAsync();
        Assert.Equal(expected, await ListAsync(emulator, $"orderby=created_at&{query}"));
    }

    [Theory]
    [InlineData("", "e d b a c")]
    [InlineData("created_at", "c a b d e")]
    [InlineData("created_at DESC", "e d b a c")]
    [InlineData("updated_at", "c b d e a")]
    [InlineData("updated_at desc", "a e d b c")]
    [InlineData("id", "a b c d e")]
    [InlineData("id DESC", "e d c b a")]
    [InlineData("scope_string", "a b c d e")]
    [InlineData("scope_string DESC", "e d c b a")]
    [InlineData("title", "e b d c a")]
    [InlineData("title DESC", "a c d b e")]
    [InlineData("flow_owner", "c b a d e")]
    [InlineData("flow_owners DESC", "a d e b c")]
    [InlineData("flow_owner,title DESC", "c b a d e")]
    [InlineData("flow_administrators", "b d e a c")]
    [InlineData("flow_administrators DESC,id DESC", "c a e d b")]
    [InlineData("title,title DESC,id", "e b d c a")]
    public async Task A_list_is_sorted_without_regard_to_case(string orderBy, string expected)
    {
        await using var emulator = await SeedAsync();
        foreach (var size in (int[])[100, 1, 2])
        {
            var query = $"{AllRoles}&per_page={size}&orderby={orderBy}";
            Assert.Equal(expected, await ListAsync(emulator, query));
        }
    }

    [Fact]
    public async Task Long_texts_are_sorted_by_their_beginning_and_equal_ones_by_age()
    {
        await using var emulator = await TestEmulator.StartAsync();
        const string urn = "urn:globus:auth:identity:10ca1000-0000-4000-8000-";
        foreach (var (letter, last) in ((char, string)[])[('c', "ff"), ('b', "FF"), ('a', "00"), ('d', "")])
        {
            string[] administrators = [$"{urn}0000000000AA", $"{urn}0000000000aa", $"{urn}0000000000{last}"];
            var given = administrators.Take(last.Length == 0 ? 1 : 3);
            await SeedAsync(
                emulator,
                $$"""
                [{
                    "id": "{{letter}}0000000-0000-4000-8000-000000000000",
                    "flow_administrators": ["{{string.Join("\", \"", given)}}"]
                }]
                """
            );
        }

        foreach (var size in (int[])[100, 1])
        {
            Assert.Equal("d c b a", await ListAsync(emulator, $"per_page={size}&orderby=flow_administrators"));
            Assert.Equal("c b a d", await ListAsync(emulator, $"per_page={size}&orderby=flow_administrators DESC"));
        }
    }

    [Fact]
    public async Task Groups_and_linked_identities_have_roles_but_own_nothing()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var group = (
            await emulator.SendAsync(
                "POST",
                "_emulator/groups",
                """{"name": "The lab", "members": ["alice@emulator.example"]}""",
                token: null
            )
        ).Ok()["urn"];
        var linked = DevelopmentAccounts.AliceAtTheLab.Urn;
        await SeedAsync(
            emulator,
            $$"""
            [
                {"id": "a0000000-0000-4000-8000-000000000000", "flow_administrators": ["{{group}}"]},
                {"id": "b0000000-0000-4000-8000-000000000000", "flow_starters": ["{{linked}}"]},
                {"id": "c0000000-0000-4000-8000-000000000000", "flow_owner": "{{linked}}"},
                {"id": "d0000000-0000-4000-8000-000000000000", "flow_owner": "{{DevelopmentAccounts.Alice.Urn}}"}
            ]
            """
        );
        var alice = await Person.SignInAsync(emulator, TestEmulator.AllScope);
        var bob = await Person.SignInAsync(emulator, TestEmulator.AllScope, "bob@emulator.example");
        Assert.Equal("d", await FindAsync(alice, ""));
        Assert.Equal("a", await FindAsync(alice, "&filter_roles=flow_administrator"));
        Assert.Equal("b", await FindAsync(alice, "&filter_roles=flow_starter"));
        Assert.Equal("a b d", await FindAsync(alice, $"&{AllRoles}"));
        Assert.Equal("", await FindAsync(bob, $"&{AllRoles}"));

        static async Task<string> FindAsync(Person person, string query) =>
            Letters((await person.SendAsync("GET", $"flows?orderby=id{query}", TestEmulator.AllScope)).Ok());
    }

    [Fact]
    public async Task Flows_that_are_newer_than_a_list_are_left_out_of_it()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await SeedAsync(emulator, """[{"title": "A"}, {"title": "B", "id": "b0000000-0000-4000-8000-000000000000"}]""");
        var page = (await emulator.SendAsync("GET", "flows?per_page=1&orderby=title")).Ok();
        await SeedAsync(emulator, """[{"title": "C"}]""");
        var next = (await emulator.SendAsync("GET", $"flows?marker={page["marker"]}")).Ok();
        Assert.Equal("b", Letters(next));
        Assert.Null(next["marker"]);
    }

    [Fact]
    public async Task Only_flows_with_a_policy_in_effect_are_shown_without_documents()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var policy = DevelopmentAccounts.Policy.Id.ToString("D");
        await SeedAsync(
            emulator,
            $$"""
            [
                {"title": "A", "authentication_policy_id": "{{policy}}"},
                {"title": "B", "authentication_policy_id": "{{policy.ToUpperInvariant()}}"},
                {"title": "C", "authentication_policy_id": "{{Guid.NewGuid()}}"},
                {"title": "D"}
            ]
            """
        );
        var flows = (await emulator.SendAsync("GET", "flows?orderby=title")).Ok()["flows"]!.AsArray();
        Assert.Equal(
            [false, false, true, true],
            flows.Select(flow => flow!["definition"] is not null && flow["input_schema"] is not null)
        );
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Definition), flows[3]!["definition"]));
    }

    [Fact]
    public async Task A_query_may_be_as_long_as_an_address()
    {
        await using var emulator = await SeedAsync();
        Assert.Equal("c", await ListAsync(emulator, $"filter_title={Repeat("an", 1500)}"));
        Assert.Equal("c", await ListAsync(emulator, $"filter_fulltext={Repeat("an", 1500, ' ')}"));
        Assert.Equal("c", await ListAsync(emulator, $"filter_roles={Repeat("flow_owner", 700)}"));
        Assert.Equal("c", await ListAsync(emulator, $"orderby={Repeat("id", 2500)}"));
        (await emulator.SendAsync("GET", $"runs?orderby={Repeat("id", 2500)}")).Ok();
        (await emulator.SendAsync("GET", $"runs?filter_label={Repeat("an", 1500)}")).Ok();
        (await emulator.SendAsync("GET", $"runs?filter_roles={Repeat("run_owner", 750)}")).Ok();

        static string Repeat(string text, int count, char separator = ',') =>
            string.Join(separator, Enumerable.Repeat(text, count));
    }

    private static async Task<TestEmulator> SeedAsync()
    {
        var emulator = await TestEmulator.StartAsync();
        foreach (var flow in JsonNode.Parse(Flows)!.AsArray())
        {
            await SeedAsync(emulator, $"[{flow!.ToJsonString()}]");
            await emulator.AdvanceAsync(1);
        }

        (await emulator.SendAsync("PUT", "flows/a0000000-0000-4000-8000-00000000000a", new JsonObject())).Ok();
        return emulator;
    }

    private static async Task SeedAsync(TestEmulator emulator, string flows)
    {
        var items = JsonNode.Parse(
            flows
                .Replace("%me", DevelopmentAccounts.Primary.Identity.Urn, StringComparison.Ordinal)
                .Replace("%second", DevelopmentAccounts.Secondary.Identity.Urn, StringComparison.Ordinal)
                .Replace("%other", DevelopmentAccounts.Bob.Urn, StringComparison.Ordinal)
        )!;
        foreach (var flow in items.AsArray())
        {
            flow!["definition"] = JsonNode.Parse(Definition);
        }

        (await emulator.SendAsync("POST", "_emulator/seed", new JsonObject { ["flows"] = items })).Ok();
    }

    /// <summary>Lists all pages; each flow is named by the letter that its id begins with.</summary>
    private static async Task<string> ListAsync(TestEmulator emulator, string query)
    {
        var parameters = query
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2))
            .Select(part => $"{part[0]}={string.Join(',', part[1].Split(',').Select(Uri.EscapeDataString))}");
        var path = $"flows?{string.Join('&', parameters)}";
        var ids = await PagedLists.ReadAllAsync(emulator, path, "flows", "id", _ => Task.CompletedTask);
        return string.Join(' ', ids.Select(id => id[0]));
    }

    private static string Letters(JsonNode page) =>
        string.Join(' ', page["flows"]!.AsArray().Select(flow => ((string)flow!["id"]!)[0]));
}
