using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Tests.RegisteredApis;

public sealed class RegisteredApiTests
{
    private static readonly string Primary = DevelopmentAccounts.Primary.Identity.Urn;
    private static readonly string Secondary = DevelopmentAccounts.Secondary.Identity.Urn;

    [Fact]
    public async Task What_is_registered_is_shown_with_the_input_it_takes_in_a_flow()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var api = await RegisteredApiScript.RegisterAsync(emulator);
        Assert.Equal(
            api.ToJsonString(),
            (await emulator.SendAsync("GET", $"registered_apis/{api["id"]}")).Ok().ToJsonString()
        );
        Assert.Equal("ACTIVE", (string)api["status"]!);
        Assert.Equal([Primary], api["roles"]!["owners"]!.AsArray().Select(urn => (string)urn!));
        var schema = api["state_input_schema"]!;
        Assert.Equal("""["thing_id"]""", schema["properties"]!["path"]!["required"]!.ToJsonString());
        Assert.Equal("""["path"]""", schema["required"]!.ToJsonString());
        Assert.Equal(
            """{"$T_ref":"$.query"}""",
            api["data_templates"]!["request"]!["template"]!["query"]!.ToJsonString()
        );
    }

    [Fact]
    public async Task Only_what_is_named_changes()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var api = await RegisteredApiScript.RegisterAsync(emulator);
        await emulator.AdvanceAsync(60);
        var change = JsonNode.Parse("""{"description": "Other", "target": {"destination": {"method": "head"}}}""");
        var changed = (await emulator.SendAsync("PATCH", $"registered_apis/{api["id"]}", change)).Ok();
        Assert.Equal(("Things", "Other"), ((string)changed["name"]!, (string)changed["description"]!));
        Assert.Equal(
            """{"method":"head","url":"https://things.example.org/things/{thing_id}"}""",
            changed["target"]!["destination"]!.ToJsonString()
        );
        Assert.Equal(
            api["target"]!["specification"]!.ToJsonString(),
            changed["target"]!["specification"]!.ToJsonString()
        );
        Assert.NotEqual((string)api["updated_timestamp"]!, (string)changed["updated_timestamp"]!);
        Assert.Equal((string)api["created_timestamp"]!, (string)changed["created_timestamp"]!);
    }

    [Fact]
    public async Task What_is_deleted_is_inactive_at_once_and_gone_later()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var api = await RegisteredApiScript.RegisterAsync(emulator);
        var deleted = (await emulator.SendAsync("DELETE", $"registered_apis/{api["id"]}")).Ok();
        Assert.Equal("INACTIVE", (string)deleted["status"]!);
        Assert.NotNull(deleted["scheduled_deletion_timestamp"]);
        var run = await RegisteredApiScript.CallAsync(
            emulator,
            RegisteredApiScript.Handler(api),
            """{"path": {"thing_id": "1"}}"""
        );
        Assert.Equal("NoSuchRegisteredApi", (string)run["details"]!["details"]!["cause"]!["code"]!);
        await emulator.AdvanceAsync(31 * 24 * 3600);
        Assert.Equal("NOT_FOUND", (await emulator.SendAsync("GET", $"registered_apis/{api["id"]}")).Code);
        Assert.Empty((await emulator.SendAsync("GET", "registered_apis")).Ok()["registered_apis"]!.AsArray());
    }

    [Fact]
    public async Task Roles_say_who_may_look_change_and_delete()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var api = await RegisteredApiScript.RegisterAsync(emulator);
        Assert.Equal("NOT_FOUND", (await OtherAsync("GET")).Code);

        await RoleAsync("viewers");
        (await OtherAsync("GET")).Ok();
        Assert.Equal("FORBIDDEN", (await OtherAsync("PATCH", """{"name": "x"}""")).Code);
        await RoleAsync("administrators");
        (await OtherAsync("PATCH", $$"""{"name": "x", "roles": {"viewers": ["{{Secondary}}"]} }""")).Ok();
        Assert.Equal("FORBIDDEN", (await OtherAsync("PATCH", $$"""{"roles": {"owners": ["{{Secondary}}"]} }""")).Code);
        Assert.Equal("FORBIDDEN", (await OtherAsync("PATCH", """{"roles": {"administrators": []}}""")).Code);
        Assert.Equal("FORBIDDEN", (await OtherAsync("DELETE")).Code);
        var given = await emulator.SendAsync(
            "PATCH",
            $"registered_apis/{api["id"]}",
            JsonNode.Parse($$"""{"roles": {"owners": ["{{Secondary}}"]} }""")
        );
        Assert.Equal(
            "1 validation error in body. $.roles.owners: Owners cannot remove their own access",
            (string)given.Body!["error"]!["message"]!
        );

        Task<TestEmulator.Response> OtherAsync(string method, string? body = null) =>
            emulator.SendAsync(
                method,
                $"registered_apis/{api["id"]}",
                body is null ? null : JsonNode.Parse(body),
                client: DevelopmentAccounts.Secondary
            );
        async Task RoleAsync(string role) =>
            (
                await emulator.SendAsync(
                    "PATCH",
                    $"registered_apis/{api["id"]}",
                    JsonNode.Parse($$"""{"roles": {"{{role}}": ["{{Secondary}}"]} }""")
                )
            ).Ok();
    }

    [Fact]
    public async Task A_list_shows_what_one_owns_unless_told_otherwise_and_is_sorted_and_paged()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await RegisteredApiScript.RegisterAsync(emulator, name: "b");
        await emulator.AdvanceAsync(1);
        await RegisteredApiScript.RegisterAsync(emulator, name: "a");
        var foreign = await RegisteredApiScript.RegisterAsync(
            emulator,
            name: "c",
            client: DevelopmentAccounts.Secondary
        );
        var share = JsonNode.Parse($$"""{"roles": {"viewers": ["{{Primary}}"]} }""");
        (
            await emulator.SendAsync(
                "PATCH",
                $"registered_apis/{foreign["id"]}",
                share,
                client: DevelopmentAccounts.Secondary
            )
        ).Ok();

        Assert.Equal(["a", "b"], await NamesAsync(""));
        Assert.Equal(["b", "a"], await NamesAsync("?orderby=name DESC"));
        Assert.Equal(["c"], await NamesAsync("?filter_roles=viewer,administrator"));
        Assert.Equal(["a", "b", "c"], await NamesAsync("?filter_roles=owner,viewer&orderby=name ASC"));
        var page = (await emulator.SendAsync("GET", "registered_apis?per_page=1&orderby=name")).Ok();
        Assert.True((bool)page["has_next_page"]!);
        Assert.Equal(["b"], await NamesAsync($"?marker={page["marker"]}"));
        Assert.Equal(422, (int)(await emulator.SendAsync("GET", "registered_apis?filter_roles=starter")).Status);
        Assert.Equal(422, (int)(await emulator.SendAsync("GET", "registered_apis?orderby=status")).Status);

        async Task<IReadOnlyList<string>> NamesAsync(string query) =>
            [
                .. (await emulator.SendAsync("GET", "registered_apis" + query)).Ok()["registered_apis"]!
                    .AsArray()
                    .Select(api => (string)api!["name"]!),
            ];
    }

    [Theory]
    [InlineData(
        """{}""",
        "3 validation errors in body. $.name: field required; $.target: field required; $.subscription_id: field "
            + "required"
    )]
    [InlineData(
        """{"name": "", "target": 1, "subscription_id": "x"}""",
        "3 validation errors in body. $.name: ensure this value has at least 1 characters; $.subscription_id: value "
            + "is not a valid uuid; $.target: value is not a valid dict"
    )]
    [InlineData(
        """{"name": "n", "target": {"type": "wsdl"}, "subscription_id": "10ca1000-0000-4000-8000-0000000000d0"}""",
        "4 validation errors in body. $.target.type: Unknown target type 'wsdl'. Allowed types: openapi; "
            + "$.target.openapi_version: field required; $.target.specification: field required; "
            + "$.target.destination: field required"
    )]
    [InlineData(
        """
            {"name": "n", "target": {"type": "openapi", "openapi_version": "3.1", "specification": {}, "destination": {"method": "GET", "url": "http://example.org"}}, "subscription_id": "10ca1000-0000-4000-8000-0000000000d0"}
            """,
        "2 validation errors in body. $.target.destination.method: Unknown method 'GET'. Allowed methods: get, "
            + "head, post, put, delete, connect, options, trace, patch; $.target.destination.url: The address must "
            + "start with https://, or be a loopback address"
    )]
    [InlineData(
        """
            {"name": "n", "roles": {"owners": ["me"], "starters": []}, "target": {}, "subscription_id": "10ca1000-0000-4000-8000-0000000000d0"}
            """,
        "2 validation errors in body. $.roles.owners[0]: Unrecognized principal string: \"me\". Allowed principal "
            + "types in role \"Owner\": [<AuthGroupUrn>, <AuthIdentityUrn>]; $.roles.starters: extra fields not "
            + "permitted"
    )]
    [InlineData(
        """
            {"name": "n", "target": {"type": "openapi", "openapi_version": "3.1", "specification": {"parameters": [{"name": "a", "in": "query", "schema": {"type": "strang"}}]}, "destination": {"method": "get", "url": "https://example.org"}}, "subscription_id": "10ca1000-0000-4000-8000-0000000000d0"}
            """,
        "1 validation error in body. $.target.specification: "
    )]
    public async Task What_cannot_be_registered_is_refused_with_the_place_and_the_reason(string body, string expected)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await emulator.SendAsync("POST", "registered_apis", JsonNode.Parse(body));
        Assert.Equal(422, (int)response.Status);
        Assert.StartsWith(expected, (string)response.Body!["error"]!["message"]!, StringComparison.Ordinal);
    }
}
