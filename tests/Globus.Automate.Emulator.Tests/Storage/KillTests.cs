using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Tests.Hosting;

namespace Globus.Automate.Emulator.Tests.Storage;

/// <summary>
/// An emulator that is killed in the middle of many runs loses none of them, and starts no action twice.
/// </summary>
public sealed class KillTests : IDisposable
{
    private const int Runs = 200;
    private const int EnoughSteps = 300;

    private readonly string _directory = Directory.CreateTempSubdirectory("emulator-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Killed_twice_in_the_middle_of_200_runs()
    {
        await using var provider = new CountingProvider(
            $"https://auth.globus.org/scopes/{DevelopmentAccounts.Primary.Id}/action_all"
        );
        string[] arguments = ["--data", _directory];
        List<string> runs;
        using (var emulator = await EmulatorProcess.StartAsync(arguments))
        {
            var someStarted = provider.WhenStartedAsync(Runs / 4);
            runs = await StartRunsAsync(emulator.Client, provider);
            await someStarted;
            emulator.Kill();
        }

        var mostStarted = provider.WhenStartedAsync(Runs);
        using (var emulator = await EmulatorProcess.StartAsync(arguments))
        {
            await mostStarted;
            emulator.Kill();
        }

        using var last = await EmulatorProcess.StartAsync(arguments);
        var token = await last.Client.GetTokenAsync(TestEmulator.AllScope);
        await RunToEndAsync(last.Client, token);
        Assert.Equal((Runs, 0), (provider.Actions, provider.Contradictions));
        foreach (var run in runs)
        {
            Assert.Equal(
                "SUCCEEDED",
                (string)(await last.Client.SendAsync("GET", $"runs/{run}", token: token))["status"]!
            );
            var log = (await last.Client.SendAsync("GET", $"runs/{run}/log?limit=100", token: token))[
                "entries"
            ]!.AsArray();
            Assert.Equal(
                [
                    "FlowStarted",
                    "PassStarted A",
                    "PassCompleted A",
                    "ActionStarted P",
                    "ActionCompleted P",
                    "WaitStarted W",
                    "WaitCompleted W",
                    "ActionStarted H",
                    "ActionCompleted H",
                    "FlowSucceeded",
                ],
                log.Select(entry => $"{entry!["code"]} {entry["details"]!["state_name"]}".Trim())
            );
        }
    }

    private static async Task<List<string>> StartRunsAsync(EmulatorClient emulator, CountingProvider provider)
    {
        var token = await emulator.GetTokenAsync(TestEmulator.AllScope);
        var definition = """
            {"StartAt": "A", "States": {
              "A": {"Type": "Pass", "Parameters": {"n.$": "$.n"}, "ResultPath": "$.A", "Next": "P"},
              "P": {"Type": "Action", "ActionUrl": "@", "Parameters": {"n.$": "$.n"}, "ResultPath": "$.P", "WaitTime": 86400, "Next": "W"},
              "W": {"Type": "Wait", "Seconds": 1, "Next": "H"},
              "H": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {}, "ResultPath": "$.H", "End": true}}}
            """.Replace("@", provider.Address, StringComparison.Ordinal);
        var body = new JsonObject
        {
            ["title"] = "Killed",
            ["definition"] = JsonNode.Parse(definition),
            ["input_schema"] = new JsonObject(),
        };
        var flow = await emulator.SendAsync("POST", "flows", body, token);
        var runToken = await emulator.GetTokenAsync((string)flow["globus_auth_scope"]!);
        var runs = new List<string>();
        for (var n = 0; n < Runs; n++)
        {
            var run = await emulator.SendAsync(
                "POST",
                $"flows/{flow["id"]}/run",
                new JsonObject { ["body"] = new JsonObject { ["n"] = n } },
                runToken
            );
            runs.Add((string)run["run_id"]!);
        }

        return runs;
    }

    /// <summary>Moves the clock, which answers when what became due has happened, until no run is on its way.</summary>
    private static async Task RunToEndAsync(EmulatorClient emulator, string token)
    {
        for (var step = 0; step < EnoughSteps; step++)
        {
            await emulator.SendAsync("POST", "_emulator/clock", new JsonObject { ["advance"] = 10 });
            if (
                (await emulator.SendAsync("GET", "runs?filter_status=ACTIVE&per_page=1", token: token))["runs"]!
                    .AsArray()
                    .Count == 0
            )
            {
                return;
            }
        }

        Assert.Fail("There are runs that do not come to an end.");
    }
}
