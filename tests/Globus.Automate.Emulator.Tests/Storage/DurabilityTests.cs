using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Tests.WebInputs;

namespace Globus.Automate.Emulator.Tests.Storage;

/// <summary>A run ends the same, however often and wherever the emulator is ended under it.</summary>
public sealed class DurabilityTests : IDisposable
{
    private const string Definition = """
        {"StartAt": "A", "States": {
          "A": {"Type": "ExpressionEval", "Parameters": {"n.=": "len([x + x + x for x in [1] * 9000])"}, "ResultPath": "$.A", "Next": "H"},
          "H": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {"sleep_time": 30}, "ResultPath": "$.H", "Next": "W"},
          "W": {"Type": "Wait", "Seconds": 30, "Next": "B"},
          "B": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {"nonsense": 1}, "ResultPath": "$.B", "End": true,
            "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "C", "ResultPath": "$.error"}]},
          "C": {"Type": "Pass", "End": true}}}
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("emulator-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task What_is_kept_in_a_directory_is_there_after_a_restart()
    {
        var options = new EmulatorOptions { DataDirectory = _directory };
        string flowId;
        await using (var emulator = await TestEmulator.StartAsync(options))
        {
            flowId = (string)(await emulator.CreateFlowAsync(Definition))["id"]!;
            await emulator.AdvanceAsync(3600);
        }

        await using var again = await TestEmulator.StartAsync(options);
        var flow = (await again.SendAsync("GET", $"flows/{flowId}")).Ok();
        Assert.True(
            again.Host.Clock.GetUtcNow()
                > DateTimeOffset
                    .Parse((string)flow["created_at"]!, System.Globalization.CultureInfo.InvariantCulture)
                    .AddSeconds(3599)
        );
    }

    [Fact]
    public async Task A_run_that_waits_for_a_response_gets_it_after_a_restart()
    {
        var options = new EmulatorOptions { DataDirectory = _directory };
        WebInputScript input;
        await using (var emulator = await TestEmulator.StartAsync(options))
        {
            input = await WebInputScript.AskAsync(emulator);
        }

        await using (var again = await TestEmulator.StartAsync(options))
        {
            Assert.Equal(input.Id, (string)(await again.GetRunAsync(input.RunId))["blocking_web_input_id"]!);
            (await (input with { Emulator = again }).RespondAsync(input.FirstOption)).Ok();
        }

        await using var last = await TestEmulator.StartAsync(options);
        Assert.Equal("yes", (string)(await last.GetRunAsync(input.RunId))["details"]!["output"]!["response"]!);
    }

    [Fact]
    public async Task A_directory_belongs_to_one_emulator_at_a_time()
    {
        var options = new EmulatorOptions { DataDirectory = _directory };
        await using var emulator = await TestEmulator.StartAsync(options);
        var failure = await Assert.ThrowsAsync<EmulatorStartException>(() => TestEmulator.StartAsync(options));
        Assert.Equal("DataDirectory", failure.Code);
        Assert.Contains(_directory, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_killed_after_any_commit_has_the_same_log_in_the_end()
    {
        var (undisturbed, commits) = await RunToEndAsync(killAfter: int.MaxValue);
        Assert.InRange(commits, 9, 100);
        Assert.Equal("FlowSucceeded", undisturbed[^1].Split(' ')[0]);
        for (var killAfter = 1; killAfter <= commits; killAfter++)
        {
            Assert.Equal(undisturbed, (await RunToEndAsync(killAfter)).Log);
        }
    }

    /// <summary>
    /// Runs the flow in an emulator that is killed when its worker has committed so many times, and goes on in others.
    /// </summary>
    private async Task<(IReadOnlyList<string> Log, int Commits)> RunToEndAsync(int killAfter)
    {
        var data = Path.Combine(_directory, $"{killAfter}");
        var options = new EmulatorOptions { DataDirectory = data };
        string runId;
        var commits = 0;
        await using (var emulator = await TestEmulator.StartAsync(options))
        {
            var flow = await emulator.CreateFlowAsync(Definition);
            var token = await emulator.GetTokenAsync((string)flow["globus_auth_scope"]!);
            emulator.Host.Services.Database.Committed += () =>
            {
                if (++commits >= killAfter)
                {
                    throw new InvalidOperationException("killed");
                }
            };
            var response = await emulator.SendAsync("POST", $"flows/{flow["id"]}/run", """{"body": {}}""", token);
            runId = emulator.Host.Services.Database.Find("SELECT run_id FROM run", row => row.Text(0))!;
            Assert.True(killAfter == 1 || (int)response.Status == 201);
            await MoveOnAsync(emulator);
        }

        await using var next = await TestEmulator.StartAsync(options);
        await MoveOnAsync(next);
        var run = await next.GetRunAsync(runId);
        Assert.True((string)run["status"]! == "SUCCEEDED", $"killed after {killAfter}: {run.ToJsonString()}");
        Assert.Equal(1, next.Host.Services.Database.Find("SELECT count(*) FROM action", row => row.Number(0)));
        return ([.. (await next.GetLogAsync(runId)).Select(Describe)], commits);
    }

    private static async Task MoveOnAsync(TestEmulator emulator)
    {
        foreach (var _ in Enumerable.Range(0, 8))
        {
            var idle = emulator.Host.Services.Worker;
            emulator.Host.Clock.Advance(TimeSpan.FromSeconds(20));
            await Task.WhenAny(idle.WhenIdleAsync(), idle.WhenFailedAsync());
        }
    }

    private static string Describe(JsonObject entry)
    {
        var details = entry["details"]!.AsObject();
        var value = (details["output"] ?? details["input"] ?? details).DeepClone();
        foreach (var action in (JsonNode?[])[value, value["A"], value["H"]])
        {
            foreach (var name in (string[])["action_id", "start_time", "completion_time"])
            {
                (action as JsonObject)?.Remove(name);
            }
        }

        return $"{entry["code"]} {details["state_name"]} {value.ToJsonString()}";
    }
}
