using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Tests.Timers;

/// <summary>Globus Timers at the emulator: who may do what, pausing, consents, and what outlives a restart.</summary>
public sealed class TimerServiceTests : IDisposable
{
    private const string Hourly = """{"type": "recurring", "interval_seconds": 3600}""";

    private readonly string _directory = Directory.CreateTempSubdirectory("emulator-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task A_created_timer_has_both_names_of_its_members()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var script = await TimerScript.StartAsync(emulator);
        var response = await script.TryCreateAsync(script.NewTimer(Hourly, """{"body": {"a": 1}, "label": "l"}"""));
        Assert.Equal(201, (int)response.Status);
        var timer = response.Body!["timer"]!;
        Assert.Equal(
            ("A timer", "flow", "new", 0, 0),
            (
                (string)timer["name"]!,
                (string)timer["timer_type"]!,
                (string)timer["status"]!,
                (int)timer["number_of_runs"]!,
                (int)timer["n_runs"]!
            )
        );
        Assert.True(JsonNode.DeepEquals(timer["body"], timer["callback_body"]));
        Assert.Equal($"https://flows.automate.globus.org/flows/{script.FlowId}/run", (string)timer["callback_url"]!);
        Assert.Equal((string)script.Flow["globus_auth_scope"]!, (string)timer["scope"]!);
        Assert.Empty(timer["results"]!["data"]!.AsArray());
    }

    [Fact]
    public async Task A_run_of_a_timer_has_its_input_and_belongs_to_its_owner()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var script = await TimerScript.StartAsync(emulator);
        var created = await script.TryCreateAsync(
            script.NewTimer(
                """{"type": "once"}""",
                """{"body": {"a": 1}, "label": "l", "tags": ["t"], "activity_notification_policy": {"status": []}}"""
            )
        );
        var timer = await script.GetAsync((string)created.Ok()["timer"]!["job_id"]!);
        var run = await emulator.GetRunAsync((string)timer["results"]!["data"]![0]!["data"]!["run_id"]!);
        Assert.Equal(("l", "t"), ((string)run["label"]!, (string)run["tags"]![0]!));
        Assert.Equal(1, (int)run["details"]!["output"]!["a"]!);
        Assert.Equal($"urn:globus:auth:identity:{DevelopmentAccounts.Primary.Id:D}", (string)run["run_owner"]!);
    }

    [Fact]
    public async Task A_timer_shows_what_it_is_doing()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var script = await TimerScript.StartAsync(
            emulator,
            """{"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 60, "End": true}}}"""
        );
        var id = await script.CreateAsync("""{"type": "once", "datetime": {+10}}""");
        Assert.Equal("awaiting_next_run", await ActivityAsync());
        await emulator.AdvanceAsync(10);
        Assert.Equal("run_in_progress", await ActivityAsync());
        await emulator.AdvanceAsync(60);
        Assert.Null(await ActivityAsync());

        async Task<string?> ActivityAsync() => (string?)(await script.GetAsync(id))["activity"]?["code"];
    }

    [Fact]
    public async Task A_paused_timer_starts_nothing_and_skips_what_it_missed()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var script = await TimerScript.StartAsync(emulator);
        var id = await script.CreateAsync(Hourly);
        await emulator.AdvanceAsync(3600);
        Assert.Equal(
            $"Successfully paused job {id}.",
            (string)(await script.SendAsync("POST", $"jobs/{id}/pause")).Ok()["message"]!
        );
        await emulator.AdvanceAsync(3 * 3600);
        var paused = await script.GetAsync(id);
        Assert.Equal(
            ("inactive", "user", "paused", 2),
            (
                (string)paused["status"]!,
                (string)paused["inactive_reason"]!["cause"]!,
                (string)paused["activity"]!["code"]!,
                (int)paused["n_runs"]!
            )
        );
        Assert.Equal(
            $"Successfully resumed job {id}.",
            (string)(await script.SendAsync("POST", $"jobs/{id}/resume")).Ok()["message"]!
        );
        await emulator.AdvanceAsync(3600);
        Assert.Equal([0, 3600, 5 * 3600], script.RunTimes(await script.GetAsync(id)));
    }

    [Fact]
    public async Task A_single_run_that_was_missed_while_paused_starts_with_the_resume()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var script = await TimerScript.StartAsync(emulator);
        var id = await script.CreateAsync("""{"type": "once", "datetime": {+10}}""");
        (await script.SendAsync("POST", $"jobs/{id}/pause")).Ok();
        await emulator.AdvanceAsync(20);
        (await script.SendAsync("POST", $"jobs/{id}/resume")).Ok();
        Assert.Equal([20], script.RunTimes(await script.GetAsync(id)));
    }

    [Fact]
    public async Task Without_the_consent_for_the_flow_no_timer_is_created()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var script = await TimerScript.StartAsync(emulator);
        var refused = await script.TryCreateAsync(script.NewTimer(Hourly), TimerScript.Scope);
        Assert.Equal((403, "ConsentRequired"), ((int)refused.Status, (string)refused.Body!["code"]!));
        Assert.Equal(script.FlowTimerScope, (string)refused.Body["authorization_parameters"]!["required_scopes"]![0]!);
    }

    [Fact]
    public async Task A_timer_whose_consent_was_withdrawn_waits_for_it()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var script = await TimerScript.StartAsync(emulator);
        var id = await script.CreateAsync(Hourly);
        await script.GetAsync(id);
        emulator.Host.Services.Database.Execute("DELETE FROM consent");
        await emulator.AdvanceAsync(3600);
        var inactive = await script.GetAsync(id);
        var reason = inactive["inactive_reason"]!;
        Assert.Equal(
            ("inactive", "globus_auth_requirements", "ConsentRequired", 1, 1),
            (
                (string)inactive["status"]!,
                (string)reason["cause"]!,
                (string)reason["detail"]!["code"]!,
                (int)inactive["n_runs"]!,
                (int)inactive["n_errors"]!
            )
        );
        var refused = await script.SendAsync("POST", $"jobs/{id}/resume");
        Assert.Equal("ConsentRequired", (string)refused.Body!["code"]!);

        emulator.ForgetTokens();
        (
            await emulator.SendAsync(
                "POST",
                $"jobs/{id}/resume",
                new JsonObject { ["update_credentials"] = true },
                script.FlowTimerScope
            )
        ).Ok();
        await emulator.AdvanceAsync(3600);
        Assert.Equal([0, 7200], script.RunTimes(await script.GetAsync(id)));
    }

    [Fact]
    public async Task A_run_that_cannot_start_is_an_error_of_the_timer_which_continues()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var script = await TimerScript.StartAsync(emulator);
        var id = await script.CreateAsync(Hourly);
        await script.GetAsync(id);
        (await emulator.SendAsync("DELETE", $"flows/{script.FlowId}")).Ok();
        await emulator.AdvanceAsync(7200);
        var timer = await script.GetAsync(id);
        Assert.Equal(("loaded", 1, 2), ((string)timer["status"]!, (int)timer["n_runs"]!, (int)timer["n_errors"]!));
        var newest = timer["results"]!["data"]![0]!;
        Assert.Equal((404, "NOT_FOUND"), ((int)newest["status"]!, (string)newest["errors"]!["error"]!["code"]!));
    }

    [Fact]
    public async Task Timers_of_others_do_not_exist()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var script = await TimerScript.StartAsync(emulator);
        var id = await script.CreateAsync(Hourly);
        (string, string)[] requests =
        [
            ("GET", $"jobs/{id}"),
            ("DELETE", $"jobs/{id}"),
            ("POST", $"jobs/{id}/pause"),
            ("POST", $"jobs/{id}/resume"),
        ];
        foreach (var (method, path) in requests)
        {
            var response = await emulator.SendAsync(
                method,
                path,
                scope: TimerScript.Scope,
                client: DevelopmentAccounts.Secondary
            );
            Assert.Equal((404, "NOT_FOUND"), ((int)response.Status, response.Code));
        }

        var listed = await emulator.SendAsync(
            "GET",
            "jobs/",
            scope: TimerScript.Scope,
            client: DevelopmentAccounts.Secondary
        );
        Assert.Empty(listed.Ok()["jobs"]!.AsArray());
    }

    [Fact]
    public async Task A_timer_is_renamed_listed_and_deleted()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var script = await TimerScript.StartAsync(emulator);
        var first = await script.CreateAsync(Hourly);
        var second = await script.CreateAsync(Hourly);
        var renamed = await script.SendAsync("PATCH", $"jobs/{first}", new JsonObject { ["name"] = "Other" });
        Assert.Equal("Other", (string)renamed.Ok()["name"]!);
        Assert.Equal([second, first], await ListAsync("?order=name"));
        Assert.Equal([first, second], await ListAsync("?order=submitted_at asc"));
        Assert.Equal([second, first], await ListAsync("?order=name asc"));
        Assert.Equal(422, (int)(await script.SendAsync("GET", "jobs/?order=size")).Status);
        Assert.Equal(first, (string)(await script.SendAsync("DELETE", $"jobs/{first}")).Ok()["job_id"]!);
        Assert.Equal([second], await ListAsync(""));

        async Task<IEnumerable<string>> ListAsync(string query) =>
            (await script.SendAsync("GET", "jobs/" + query)).Ok()["jobs"]!
                .AsArray()
                .Select(timer => (string)timer!["job_id"]!);
    }

    [Theory]
    [InlineData("""{"timer_type": "transfer", "body": {}, "schedule": {"type": "once"}}""", 501)]
    [InlineData("""{"timer_type": "flow"}""", 422)]
    [InlineData("""{"timer_type": "other"}""", 422)]
    public async Task Other_timers_are_refused(string timer, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var script = await TimerScript.StartAsync(emulator);
        var response = await script.TryCreateAsync(new JsonObject { ["timer"] = JsonNode.Parse(timer) });
        Assert.Equal(status, (int)response.Status);
    }

    [Theory]
    [InlineData("""{"body": {"_tokens": {"SomeRole": "t"}}}""", 422)]
    [InlineData("""{"input": {}}""", 422)]
    [InlineData("""{"body": {"n": "text"}}""", 400)]
    public async Task A_run_that_could_not_start_is_refused_with_the_timer(string body, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(
            TimerScript.Pass,
            """{"type": "object", "properties": {"n": {"type": "number"}}}"""
        );
        var script = await TimerScript.StartAsync(emulator);
        var timer = script.NewTimer(Hourly, body);
        timer["timer"]!["flow_id"] = (string)flow["id"]!;
        var response = await script.TryCreateAsync(timer, $"{TimerScript.Scope}[{flow["globus_auth_scope"]}]");
        Assert.Equal(status, (int)response.Status);
    }

    [Fact]
    public async Task A_timer_continues_after_a_restart()
    {
        var options = new EmulatorOptions { DataDirectory = _directory };
        string id;
        await using (var emulator = await TestEmulator.StartAsync(options))
        {
            var script = await TimerScript.StartAsync(emulator);
            id = await script.CreateAsync(Hourly);
            await emulator.AdvanceAsync(3600);
        }

        await using var again = await TestEmulator.StartAsync(options);
        await again.AdvanceAsync(3600);
        var timer = (await again.SendAsync("GET", $"jobs/{id}", scope: TimerScript.Scope)).Ok();
        Assert.Equal(3, (int)timer["n_runs"]!);
    }

    [Fact]
    public async Task A_timer_that_was_due_several_times_starts_once()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var script = await TimerScript.StartAsync(emulator);
        var id = await script.CreateAsync("""{"type": "recurring", "interval_seconds": 3600, "start": {+3600}}""");
        var dump = (await emulator.SendAsync("GET", "_emulator/state", body: null, token: null)).Ok();
        var row = dump["tables"]!["timer"]![0]!;
        var earlier = script.Begin.AddSeconds(-100_000).UtcDateTime.ToString("O");
        (row["start"], row["next_run"]) = (earlier, earlier);
        (await emulator.SendAsync("POST", "_emulator/reset", body: null, token: null)).Ok();
        (await emulator.SendAsync("POST", "_emulator/seed", dump.ToJsonString(), token: null)).Ok();
        emulator.ForgetTokens();
        Assert.Equal([0], script.RunTimes(await script.GetAsync(id)));
        await emulator.AdvanceAsync(3600);
        Assert.Equal(2, (int)(await script.GetAsync(id))["n_runs"]!);
    }

    [Fact]
    public async Task Each_of_many_timers_that_are_due_starts_once()
    {
        const int count = 1200;
        await using var emulator = await TestEmulator.StartAsync();
        var script = await TimerScript.StartAsync(emulator);
        await script.GetAsync(await script.CreateAsync(Hourly));
        var dump = (await emulator.SendAsync("GET", "_emulator/state", body: null, token: null)).Ok();
        var timers = dump["tables"]!["timer"]!.AsArray();
        var row = timers[0]!;
        row["next_run"] = row["start"]!.DeepClone();
        for (var i = 1; i < count; i++)
        {
            var copy = row.DeepClone();
            copy["timer_id"] = Guid.NewGuid().ToString();
            timers.Add(copy);
        }

        (await emulator.SendAsync("POST", "_emulator/reset", body: null, token: null)).Ok();
        (await emulator.SendAsync("POST", "_emulator/seed", dump.ToJsonString(), token: null)).Ok();
        emulator.ForgetTokens();
        await emulator.Host.Services.Worker.WhenIdleAsync();
        var listed = (await script.SendAsync("GET", "jobs/")).Ok()["jobs"]!.AsArray();
        Assert.Equal(Enumerable.Repeat(2, count), listed.Select(timer => (int)timer!["n_runs"]!));
    }

    [Fact]
    public async Task A_list_of_many_timers_shows_their_newest_results()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var script = await TimerScript.StartAsync(emulator);
        var ids = new List<string>();
        for (var i = 0; i < 100; i++)
        {
            ids.Add(await script.CreateAsync(Hourly));
        }

        await emulator.AdvanceAsync(60 * 3600);
        var listed = (await script.SendAsync("GET", "jobs/")).Ok()["jobs"]!.AsArray();
        Assert.All(listed, timer => Assert.Equal(50, timer!["results"]!["data"]!.AsArray().Count));
        var newest = script.RunTimes(listed[0]!.AsObject()).Last();
        Assert.Equal((60d * 3600, 61), (newest, script.RunTimes(await script.GetAsync(ids[0])).Count()));
    }

    [Fact]
    public async Task The_page_lists_timers()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var script = await TimerScript.StartAsync(emulator);
        var id = await script.CreateAsync(Hourly);
        await script.GetAsync(id);
        var overview = (await emulator.SendAsync("GET", "_emulator/overview", body: null, token: null)).Ok();
        var timer = Assert.Single(overview["timers"]!.AsArray())!;
        Assert.Equal(
            (id, "A timer", "loaded", 1),
            ((string)timer["timer_id"]!, (string)timer["name"]!, (string)timer["status"]!, (int)timer["runs"]!)
        );
    }
}
