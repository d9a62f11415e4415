using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Tests.Actions.Providers;

public sealed class HelloWorldTests
{
    private const string Provider = "actions/hello_world";

    [Theory]
    [InlineData(Provider)]
    [InlineData(Provider + "/")]
    public async Task Anybody_may_read_what_the_provider_is(string path)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = (await emulator.SendAsync("GET", path, body: null, token: null)).Ok();
        Assert.Equal(
            """
            {"admin_contact":"support@globus.org","administered_by":[],"api_version":"1.0","description":null,"event_types":null,"globus_auth_scope":"https://auth.globus.org/scopes/actions.globus.org/hello_world","input_schema":{"type":"object","additionalProperties":false,"properties":{"echo_string":{"type":"string"},"required_dependent_scope":{"type":"string"},"sleep_time":{"type":"integer"}}},"keywords":null,"log_supported":false,"maximum_deadline":"P30D","runnable_by":["all_authenticated_users"],"subtitle":"An Action responding Hello to an input value","synchronous":false,"title":"Hello World","types":["ACTION"],"visible_to":["public"]}
            """,
            response.ToJsonString()
        );
    }

    [Fact]
    public async Task An_action_ends_at_once_and_its_status_has_the_members_in_order()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await Run(emulator, """{"request_id": "1", "body": {"echo_string": "hi"}, "label": "mine"}""");
        Assert.Equal(202, (int)response.Status);
        var status = response.Body!.AsObject();
        Assert.Equal(
            [
                "action_id",
                "completion_time",
                "creator_id",
                "details",
                "display_status",
                "label",
                "manage_by",
                "monitor_by",
                "release_after",
                "start_time",
                "status",
            ],
            status.Select(member => member.Key)
        );
        Assert.Equal("""{"Hello":"World","hello":"hi"}""", status["details"]!.ToJsonString());
        Assert.Equal("SUCCEEDED", (string)status["status"]!);
        Assert.Equal("mine", (string)status["label"]!);
    }

    [Theory]
    [InlineData("POST", "run", "GET", "{id}/status", "POST", "{id}/release")]
    [InlineData("POST", "actions", "GET", "actions/{id}", "DELETE", "actions/{id}")]
    public async Task Both_sets_of_routes_serve_the_whole_life_of_an_action(
        string runVerb,
        string run,
        string getVerb,
        string get,
        string releaseVerb,
        string release
    )
    {
        await using var emulator = await TestEmulator.StartAsync();
        var started = await Send(emulator, runVerb, run, """{"request_id": "1", "body": {"sleep_time": 10}}""");
        Assert.Equal((202, "ACTIVE"), ((int)started.Status, (string)started.Body!["status"]!));
        var id = (string)started.Body["action_id"]!;
        Assert.Equal(
            409,
            (int)(await Send(emulator, releaseVerb, release.Replace("{id}", id, StringComparison.Ordinal))).Status
        );
        await emulator.AdvanceAsync(10);
        Assert.Equal(
            "SUCCEEDED",
            (string)(await Send(emulator, getVerb, get.Replace("{id}", id, StringComparison.Ordinal))).Ok()["status"]!
        );
        Assert.Equal(
            "SUCCEEDED",
            (string)
                (await Send(emulator, releaseVerb, release.Replace("{id}", id, StringComparison.Ordinal))).Ok()[
                    "status"
                ]!
        );
        var gone = await Send(emulator, getVerb, get.Replace("{id}", id, StringComparison.Ordinal));
        Assert.Equal((404, "ActionNotFound"), ((int)gone.Status, gone.Code));
    }

    [Fact]
    public async Task The_same_request_is_one_action()
    {
        await using var emulator = await TestEmulator.StartAsync();
        const string request = """{"request_id": "1", "body": {"sleep_time": 10}}""";
        var first = await Run(emulator, request);
        var again = await Run(emulator, request);
        Assert.Equal(200, (int)again.Status);
        Assert.Equal((string)first.Body!["action_id"]!, (string)again.Body!["action_id"]!);
        var other = await Run(emulator, """{"request_id": "1", "body": {"sleep_time": 11}}""");
        Assert.Equal((409, "ActionConflict"), ((int)other.Status, other.Code));
        var somebodyElse = await Run(emulator, request, DevelopmentAccounts.Secondary);
        Assert.Equal(202, (int)somebodyElse.Status);
    }

    [Theory]
    [InlineData(
        """{"request_id": "1", "body": {"echo_string": 5}}""",
        422,
        "Field '$.echo_string' (category: 'type'): Input failed schema validation"
    )]
    [InlineData(
        """{"request_id": "1", "body": {"colour": 5}}""",
        422,
        "Field '$' (category: 'additionalProperties'): Input failed schema validation: additional property 'colour'"
    )]
    [InlineData("{}", 422, "Field 'request_id': field required; Field 'body': field required")]
    [InlineData("[]", 422, "Field '__root__': value is not a valid dict")]
    [InlineData("{", 400, "Invalid JSON")]
    public async Task Bad_input_is_refused_without_repeating_it(string request, int status, string description)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await Run(emulator, request);
        Assert.Equal(status, (int)response.Status);
        Assert.Equal(description, (string)response.Body!["description"]!);
    }

    [Fact]
    public async Task Whoever_has_no_token_for_the_provider_is_unauthorized()
    {
        await using var emulator = await TestEmulator.StartAsync();
        foreach (var token in (string?[])[null, "nonsense", await emulator.GetTokenAsync()])
        {
            var response = await emulator.SendAsync(
                "POST",
                Provider + "/run",
                """{"request_id": "1", "body": {}}""",
                token
            );
            Assert.Equal((401, "UnauthorizedRequest"), ((int)response.Status, response.Code));
        }
    }

    [Fact]
    public async Task Only_those_with_a_role_see_and_manage_an_action()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var other = DevelopmentAccounts.Secondary;
        var id = (string)
            (
                await Run(
                    emulator,
                    $$"""{"request_id": "1", "body": {"sleep_time": 10}, "monitor_by": ["{{other.Identity.Urn}}"]}"""
                )
            ).Body!["action_id"]!;
        Assert.Equal(200, (int)(await Send(emulator, "GET", $"{id}/status", client: other)).Status);
        Assert.Equal(401, (int)(await Send(emulator, "POST", $"{id}/cancel", client: other)).Status);
        var cancelled = (await Send(emulator, "POST", $"{id}/cancel")).Ok();
        Assert.Equal("FAILED", (string)cancelled["status"]!);
        Assert.NotNull(cancelled["completion_time"]);
        Assert.Equal(409, (int)(await Send(emulator, "POST", $"{id}/cancel")).Status);
    }

    [Fact]
    public async Task A_missing_consent_makes_the_action_inactive_until_it_is_given_and_resumed()
    {
        await using var emulator = await TestEmulator.StartAsync();
        const string dependency = "urn:globus:auth:scope:groups.api.globus.org:all";
        var started = (
            await Run(emulator, $$$"""{"request_id": "1", "body": {"required_dependent_scope": "{{{dependency}}}"}}""")
        ).Body!;
        Assert.Equal("INACTIVE", (string)started["status"]!);
        Assert.Equal("ConsentRequired", (string)started["details"]!["code"]!);
        var required = (string)started["details"]!["required_scope"]!;
        Assert.Equal($"{TestEmulator.HelloScope}[{dependency}]", required);
        await emulator.GetTokenAsync(required);
        var id = (string)started["action_id"]!;
        Assert.Equal("INACTIVE", (string)(await Send(emulator, "GET", $"{id}/status")).Ok()["status"]!);
        Assert.Equal("SUCCEEDED", (string)(await Send(emulator, "POST", $"{id}/resume")).Ok()["status"]!);
    }

    [Fact]
    public async Task Actions_are_listed_by_status_and_role()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await Run(emulator, """{"request_id": "1", "body": {"sleep_time": 10}}""");
        await Run(emulator, """{"request_id": "2", "body": {}}""");
        Assert.Equal(["ACTIVE"], await List(""));
        Assert.Equal(["SUCCEEDED"], await List("?status=succeeded"));
        Assert.Equal(["ACTIVE", "SUCCEEDED"], await List("?status=ACTIVE,Succeeded,nonsense"));
        Assert.Empty(await List("?roles=monitor_by"));

        async Task<IEnumerable<string>> List(string query) =>
            (await Send(emulator, "GET", "actions" + query))
                .Ok()
                .AsArray()
                .Select(action => (string)action!["status"]!)
                .Order();
    }

    [Fact]
    public async Task A_provider_that_is_not_there_is_named()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await emulator.SendAsync("GET", "actions/transfer", body: null, token: null);
        Assert.Equal(404, (int)response.Status);
        Assert.Contains("'transfer'", (string)response.Body!["description"]!, StringComparison.Ordinal);
    }

    private static Task<TestEmulator.Response> Run(TestEmulator emulator, string request, Client? client = null) =>
        Send(emulator, "POST", "run", request, client);

    private static async Task<TestEmulator.Response> Send(
        TestEmulator emulator,
        string method,
        string path,
        string? body = null,
        Client? client = null
    ) =>
        await emulator.SendAsync(
            method,
            $"{Provider}/{path}",
            body,
            await emulator.GetTokenAsync(TestEmulator.HelloScope, client)
        );
}
