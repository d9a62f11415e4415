using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Tests.Hosting;

public sealed class DeterministicIdTests : IDisposable
{
    private const string Definition = """
        {"StartAt": "H", "States": {
          "H": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {}, "ResultPath": "$.H", "Next": "T"},
          "T": {"Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/transfer", "ExceptionOnActionFailure": false, "ResultPath": "$.T", "End": true,
            "Parameters": {"source_endpoint": "11111111-1111-4111-8111-111111111111", "destination_endpoint": "22222222-2222-4222-8222-222222222222",
              "DATA": [{"source_path": "/none", "destination_path": "/none"}]}}}}
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("emulator-ids-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task The_same_number_gives_the_same_ids()
    {
        var first = await IdsAsync(new EmulatorOptions { IdNumber = 7 });
        Assert.Equal(first, await IdsAsync(new EmulatorOptions { IdNumber = 7 }));
        Assert.Equal(first.Count, first.Distinct().Count());
        Assert.Empty(first.Intersect(await IdsAsync(new EmulatorOptions { IdNumber = 8 })));
    }

    [Fact]
    public async Task Without_a_number_ids_are_random() =>
        Assert.Empty((await IdsAsync(new EmulatorOptions())).Intersect(await IdsAsync(new EmulatorOptions())));

    [Fact]
    public async Task After_a_reset_they_begin_again()
    {
        await using var emulator = await TestEmulator.StartAsync(new EmulatorOptions { IdNumber = 7 });
        var before = (string)(await emulator.CreateFlowAsync(Definition))["id"]!;
        (await emulator.SendAsync("POST", "_emulator/reset", body: null, token: null)).Ok();
        await using var fresh = await TestEmulator.StartAsync(new EmulatorOptions { IdNumber = 7 });
        Assert.Equal(before, (string)(await fresh.CreateFlowAsync(Definition))["id"]!);
    }

    [Fact]
    public async Task Over_a_restart_no_id_is_given_twice()
    {
        var options = new EmulatorOptions { IdNumber = 7, DataDirectory = _directory };
        Assert.Empty((await IdsAsync(options)).Intersect(await IdsAsync(options)));
    }

    /// <summary>Ids of two flows and of two runs of each with their actions and the tasks of these.</summary>
    private static async Task<IReadOnlyList<string>> IdsAsync(EmulatorOptions options)
    {
        await using var emulator = await TestEmulator.StartAsync(options);
        var ids = new List<string>();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var flow = await emulator.CreateFlowAsync(Definition);
            ids.Add((string)flow["id"]!);
            foreach (var __ in Enumerable.Range(0, 2))
            {
                var run = await emulator.RunAsync(flow);
                ids.Add((string)run["run_id"]!);
                ids.Add((string)run["details"]!["output"]!["H"]!["action_id"]!);
                ids.Add((string)run["details"]!["output"]!["T"]!["details"]!["task_id"]!);
            }
        }
        return ids;
    }
}
