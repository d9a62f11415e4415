using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Tests.Auth.SignIn;

namespace Globus.Automate.Emulator.Tests.Control;

public sealed class ResetTests
{
    private const string Definition = """
        {"StartAt": "Ask", "States": {"Ask": {"Type": "Action", "ActionUrl": "https://lab.example/ask", "Parameters": {}, "ResultPath": "$.Ask", "End": true}}}
        """;

    private static readonly string[] Tables =
    [
        "flow",
        "definition",
        "run",
        "visit",
        "action",
        "outcome",
        "identity",
        "user_group",
    ];

    [Theory]
    [InlineData("", "")]
    [InlineData("{}", "")]
    [InlineData("""{"keep": ["flows"]}""", "flow definition")]
    [InlineData("""{"keep": ["outcomes"]}""", "outcome")]
    [InlineData("""{"keep": ["accounts"]}""", "identity user_group")]
    [InlineData("""{"keep": ["flows", "outcomes", "accounts"]}""", "flow definition outcome identity user_group")]
    public async Task It_keeps_what_it_is_asked_to_keep_and_nothing_else(string body, string kept)
    {
        await using var emulator = await StartAsync();
        var flow = await emulator.CreateFlowAsync(Definition);
        await emulator.RunAsync(flow);
        (await PostAsync(emulator, "reset", body)).Ok();
        Assert.Equal(
            kept.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Tables.Where(table => Count(emulator, table) > 0)
        );
    }

    [Theory]
    [InlineData("""{"keep": ["runs"]}""")]
    [InlineData("""{"keep": "flows"}""")]
    [InlineData("""{"strict": 1}""")]
    [InlineData("""{"all": true}""")]
    public async Task A_reset_that_makes_no_sense_is_refused_and_deletes_nothing(string body)
    {
        await using var emulator = await StartAsync();
        await emulator.CreateFlowAsync(Definition);
        Assert.Equal(400, (int)(await PostAsync(emulator, "reset", body)).Status);
        Assert.Equal(1, Count(emulator, "flow"));
    }

    [Fact]
    public async Task Sign_ins_stay_valid_however_often_it_is_reset()
    {
        await using var emulator = await StartAsync();
        var flow = await emulator.CreateFlowAsync(Definition);
        await emulator.RunAsync(flow);
        for (var i = 0; i < 3; i++)
        {
            (await PostAsync(emulator, "reset", """{"keep": ["flows", "outcomes"]}""")).Ok();
            // The test's tokens are those of the first run.
            Assert.Equal("SUCCEEDED", (string)(await emulator.RunAsync(flow))["status"]!);
        }
    }

    [Theory]
    [InlineData("{}", 401)]
    [InlineData("""{"keep": ["accounts"]}""", 200)]
    public async Task The_sign_in_of_an_added_person_ends_with_the_person(string body, int expected)
    {
        await using var emulator = await StartAsync();
        var carol = await Person.SignInAsync(emulator, "openid profile", "carol@emulator.example");
        var alice = await Person.SignInAsync(emulator, "openid profile", "alice@emulator.example");
        (await PostAsync(emulator, "reset", body)).Ok();
        Assert.Equal(expected, (int)(await carol.SendAsync("GET", "v2/oauth2/userinfo", "openid")).Status);
        Assert.Equal(200, (int)(await alice.SendAsync("GET", "v2/oauth2/userinfo", "openid")).Status);
    }

    [Fact]
    public async Task A_consent_to_what_a_flow_does_is_missing_again_and_others_stay()
    {
        await using var emulator = await StartAsync();
        var scope = (string)(await emulator.CreateFlowAsync(Definition))["globus_auth_scope"]!;
        await emulator.GetTokenAsync($"{scope}[{TestEmulator.HelloScope}]");
        await emulator.GetTokenAsync($"{TestEmulator.AllScope}[{TestEmulator.HelloScope}]");
        (await PostAsync(emulator, "reset", """{"keep": ["flows"]}""")).Ok();
        var consents = emulator.Host.Services.Database.Query("SELECT path FROM consent ORDER BY path", row =>
            row.Text(0)
        );
        Assert.Contains(scope, consents);
        Assert.Contains($"{TestEmulator.AllScope} {TestEmulator.HelloScope}", consents);
        Assert.DoesNotContain($"{scope} {TestEmulator.HelloScope}", consents);
    }

    [Fact]
    public async Task Outcomes_that_stay_apply_as_often_as_before()
    {
        await using var emulator = await StartAsync(
            """{"state": "Ask", "times": 1, "steps": [{"status": "SUCCEEDED"}]}"""
        );
        var flow = await emulator.CreateFlowAsync(Definition);
        Assert.Equal("SUCCEEDED", (string)(await emulator.RunAsync(flow))["status"]!);
        Assert.Equal("FAILED", (string)(await emulator.RunAsync(flow))["status"]!);
        (await PostAsync(emulator, "reset", """{"keep": ["flows", "outcomes"]}""")).Ok();
        Assert.Equal("SUCCEEDED", (string)(await emulator.RunAsync(flow))["status"]!);
    }

    [Fact]
    public async Task Runs_have_the_same_ids_again_and_kept_flows_are_not_created_twice()
    {
        await using var emulator = await StartAsync(options: new EmulatorOptions { IdNumber = 1 });
        var flow = await emulator.CreateFlowAsync(Definition);
        var run = (string)(await emulator.RunAsync(flow))["run_id"]!;
        (await PostAsync(emulator, "reset", """{"keep": ["flows"]}""")).Ok();
        Assert.Equal(run, (string)(await emulator.RunAsync(flow))["run_id"]!);
        Assert.NotEqual((string)flow["id"]!, (string)(await emulator.CreateFlowAsync(Definition))["id"]!);
    }

    /// <summary>An emulator with an outcome, a group, and an additional person, carol.</summary>
    private static async Task<TestEmulator> StartAsync(
        string outcome = """{"state": "Ask", "steps": [{"status": "SUCCEEDED"}]}""",
        EmulatorOptions? options = null
    )
    {
        var emulator = await TestEmulator.StartAsync(options);
        (await PostAsync(emulator, "outcomes", outcome)).Ok();
        (await PostAsync(emulator, "identities", """{"username": "carol@emulator.example"}""")).Ok();
        (await PostAsync(emulator, "groups", """{"name": "Lab", "members": ["carol@emulator.example"]}""")).Ok();
        return emulator;
    }

    private static int Count(TestEmulator emulator, string table) =>
        emulator.Host.Services.Database.Find($"SELECT count(*) FROM {table}", row => row.Number(0));

    private static Task<TestEmulator.Response> PostAsync(TestEmulator emulator, string path, string body) =>
        emulator.SendAsync("POST", $"_emulator/{path}", body.Length == 0 ? null : body, token: null);
}
