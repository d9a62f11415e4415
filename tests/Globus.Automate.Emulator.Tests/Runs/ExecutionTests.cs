using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Storage;
using Globus.Automate.Emulator.Tests.Actions.Remote;

namespace Globus.Automate.Emulator.Tests.Runs;

/// <summary>The loop that executes runs, beside other work on the store.</summary>
public sealed class ExecutionTests
{
    private const string Pass = """{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}""";

    [Fact]
    public async Task Reads_do_not_keep_a_run_from_its_start()
    {
        const int enoughReads = 200;
        const int readers = 4;
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Pass);
        await emulator.StartAsync(flow);
        var database = emulator.Host.Services.Database;
        using var stop = new CancellationTokenSource();
        var reads = 0;
        var reading = Enumerable.Range(0, readers).Select(_ => Task.Run(ReadAsync)).ToList();
        var before = reads;
        var runId = await emulator.StartAsync(flow);
        var during = reads - before;
        await stop.CancelAsync();
        await Task.WhenAll(reading);
        Assert.InRange(during, 0, enoughReads);
        Assert.Equal("SUCCEEDED", (string)(await emulator.GetRunAsync(runId))["status"]!);

        // Each read takes longer than a batch may.
        async Task ReadAsync()
        {
            while (!stop.IsCancellationRequested)
            {
                await database.RunAsync(Workload.Read, () => SpinWait.SpinUntil(() => false, 5), default);
                Interlocked.Increment(ref reads);
            }
        }
    }

    [Fact]
    public async Task A_run_that_the_store_refuses_fails_alone()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var waits = await emulator.CreateFlowAsync(
            """
            {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 10, "Next": "B"},
              "B": {"Type": "Wait", "Seconds": 10, "Next": "C"}, "C": {"Type": "Pass", "End": true}}}
            """
        );
        var refused = await emulator.StartAsync(waits);
        var other = await emulator.StartAsync(waits);
        var run = (await emulator.SendAsync("GET", "_emulator/state")).Ok()["tables"]!["run"]!
            .AsArray()
            .First(row => (string)row!["run_id"]! == refused)!
            .DeepClone();
        await emulator.AdvanceAsync(15);

        // The run is set back, and its visits are not.
        var dump = new JsonObject { ["tables"] = new JsonObject { ["run"] = new JsonArray(run) } };
        (await emulator.SendAsync("POST", "_emulator/seed", dump)).Ok();
        await emulator.AdvanceAsync(60);
        var failed = await emulator.GetRunAsync(refused);
        Assert.Equal("FAILED", (string)failed["status"]!);
        Assert.Contains("cannot be saved", (string)failed["details"]!["description"]!, StringComparison.Ordinal);
        Assert.Equal("SUCCEEDED", (string)(await emulator.GetRunAsync(other))["status"]!);
        Assert.Equal("SUCCEEDED", (string)(await emulator.RunAsync(await emulator.CreateFlowAsync(Pass)))["status"]!);
    }

    [Fact]
    public async Task A_state_cannot_change_the_context()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var run = await emulator.RunAsync(
            await emulator.CreateFlowAsync(
                """
                {"StartAt": "A", "States": {
                  "A": {"Type": "Pass", "InputPath": "$._context", "ResultPath": "$.c", "Next": "B"},
                  "B": {"Type": "Pass", "Parameters": {"x": 1}, "ResultPath": "$.c.run_id", "Next": "C"},
                  "C": {"Type": "Pass", "Parameters": {"id.$": "$._context.run_id"}, "End": true}}}
                """
            )
        );
        Assert.Equal((string)run["run_id"]!, (string)run["details"]!["output"]!["id"]!);
    }

    [Fact]
    public async Task Runs_do_not_change_the_constants_of_their_definition()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(
            """
            {"StartAt": "A", "States": {
              "A": {"Type": "Pass", "Result": {"n": 1}, "ResultPath": "$.A", "Next": "B"},
              "B": {"Type": "Pass", "Parameters": {"was.$": "$.A.n", "n": 2}, "ResultPath": "$.A.n", "End": true}}}
            """
        );
        await emulator.RunAsync(flow);
        var second = await emulator.RunAsync(flow);
        Assert.Equal("""{"A":{"n":{"was":1,"n":2}}}""", second["details"]!["output"]!.ToJsonString());
    }

    [Fact]
    public async Task A_response_that_comes_after_a_resume_cancels_nothing()
    {
        var scope = $"https://auth.globus.org/scopes/{DevelopmentAccounts.Primary.Id}/action_all";
        var mayRespond = new TaskCompletionSource();
        var isPolled = new TaskCompletionSource();
        var isResumed = false;
        await using var emulator = await TestEmulator.StartAsync();
        await using var provider = FakeProvider.Start(request =>
        {
            if (request == "GET /")
            {
                return (200, $$"""{"globus_auth_scope": "{{scope}}", "title": "t", "input_schema": {} }""");
            }

            if (request.EndsWith("/status", StringComparison.Ordinal) && !isResumed)
            {
                isPolled.TrySetResult();
                mayRespond.Task.Wait(TestContext.Current.CancellationToken);
            }

            isResumed |= request.EndsWith("/resume", StringComparison.Ordinal);
            return (
                200,
                $$"""{"action_id": "one", "status": "{{(isResumed ? "SUCCEEDED" : "INACTIVE")}}", "details": {} }"""
            );
        });
        var flow = await emulator.CreateFlowAsync(
            $$"""
            {"StartAt": "A", "States": {"A": {"Type": "Action", "ActionUrl": "{{provider.Address}}", "Parameters": {}, "ResultPath": "$.A", "End": true} } }
            """
        );
        var runId = await emulator.StartAsync(flow);
        await emulator.Host.Services.Worker.WhenIdleAsync();
        emulator.Host.Clock.Advance(TimeSpan.FromSeconds(10));
        await isPolled.Task;
        var resumed = emulator.SendAsync("POST", $"runs/{runId}/resume", scope: (string)flow["globus_auth_scope"]!);
        (await resumed).Ok();
        mayRespond.SetResult();
        var run = await emulator.GetRunAsync(runId);
        Assert.DoesNotContain(provider.Requests, request => request.EndsWith("/cancel", StringComparison.Ordinal));
        Assert.Equal("SUCCEEDED", (string)run["status"]!);
    }
}
