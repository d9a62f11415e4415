using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Tests.Actions;

/// <summary>
/// What an action does beside the database is done also when the emulator ended before, or in the middle of it.
/// </summary>
public sealed class DurableWorkTests : IDisposable
{
    private const string Collection = "10ca1000-0000-4000-8000-00000000c001";
    private const string Definition = """
        {"StartAt": "M", "States": {"M": {"Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/mkdir", "Parameters": {"endpoint_id": "10ca1000-0000-4000-8000-00000000c001", "path": "/made"}, "ResultPath": "$.M", "End": true}}}
        """;

    private readonly string _data = Directory.CreateTempSubdirectory("emulator-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Work_that_was_not_finished_is_done_by_the_next_emulator(bool wasBegun)
    {
        var options = new EmulatorOptions { DataDirectory = _data };
        string runId;
        await using (var emulator = await TestEmulator.StartAsync(options))
        {
            // Nobody does the work any more: as if the process had been killed.
            await emulator.Host.Services.Actions.Worker.DisposeAsync();
            var flow = await emulator.CreateFlowAsync(Definition);
            var started = (
                await emulator.SendAsync(
                    "POST",
                    $"flows/{flow["id"]}/run",
                    System.Text.Json.Nodes.JsonNode.Parse("""{"body": {}}"""),
                    (string)flow["globus_auth_scope"]!
                )
            ).Ok();
            runId = (string)started["run_id"]!;
            var action = await TakenAsync(emulator);
            if (wasBegun)
            {
                Assert.False(emulator.Host.Services.Actions.Service.BeginWork(action)!.Value.IsRepeat);
                Directory.CreateDirectory(Path.Combine(_data, "collections", Collection, "made"));
            }
        }

        await using var again = await TestEmulator.StartAsync(options);
        var run = await again.GetRunAsync(runId);
        Assert.True((string)run["status"]! == "SUCCEEDED", run.ToJsonString());
        Assert.True(Directory.Exists(Path.Combine(_data, "collections", Collection, "made")));
    }

    private static async Task<string> TakenAsync(TestEmulator emulator)
    {
        while (true)
        {
            if (emulator.Host.Services.Database.Find("SELECT action_id FROM action", row => row.Text(0)) is { } action)
            {
                return action;
            }

            await Task.Yield();
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }
}
