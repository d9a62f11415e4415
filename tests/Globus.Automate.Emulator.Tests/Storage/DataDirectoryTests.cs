using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Tests.Storage;

/// <summary>What is wrong with a data directory is said at the start; what goes wrong later ends no run.</summary>
public sealed class DataDirectoryTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("emulator-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData(
        "not a database at all, but long enough to look like a file that somebody wrote for another purpose than "
            + "this one here"
    )]
    [InlineData(null)]
    public async Task Something_else_under_the_name_of_the_store_is_a_clear_error(string? content)
    {
        var store = Path.Combine(_directory, "emulator.db");
        if (content is null)
        {
            Directory.CreateDirectory(store);
        }
        else
        {
            await File.WriteAllTextAsync(store, content, TestContext.Current.CancellationToken);
        }

        var failure = await Assert.ThrowsAsync<EmulatorStartException>(() =>
            TestEmulator.StartAsync(new EmulatorOptions { DataDirectory = _directory })
        );
        Assert.Equal(("DataDirectory", 4), (failure.Code, failure.ExitCode));
        Assert.Contains(_directory, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_system_that_cannot_be_written_to_is_a_clear_error()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "There is no file system here that nobody can write to.");
        var failure = await Assert.ThrowsAsync<EmulatorStartException>(() =>
            TestEmulator.StartAsync(new EmulatorOptions { DataDirectory = "/proc/self/emulator" })
        );
        Assert.Equal("DataDirectory", failure.Code);
    }

    [Fact]
    public async Task A_full_disk_refuses_what_is_new_and_holds_up_runs_until_there_is_room()
    {
        await using var emulator = await TestEmulator.StartAsync(new EmulatorOptions { DataDirectory = _directory });
        var flow = await emulator.CreateFlowAsync(
            """
            {"StartAt": "W", "States": {
              "W": {"Type": "Wait", "Seconds": 10, "Next": "A"},
              "A": {"Type": "Pass", "Parameters": {"a.$": "$.x", "b.$": "$.x"}, "ResultPath": "$.copy", "End": true}}}
            """
        );
        var run = (string)
            (await emulator.RunAsync(flow, new JsonObject { ["x"] = new string('x', 60_000) }.ToJsonString()))[
                "run_id"
            ]!;
        SetMaximum(emulator, "(SELECT page_count FROM pragma_page_count())");

        var body = new JsonObject
        {
            ["title"] = "Too much",
            ["definition"] = flow["definition"]!.DeepClone(),
            ["input_schema"] = new JsonObject { ["description"] = new string('y', 60_000) },
        };
        var refused = await emulator.SendAsync("POST", "flows", body);
        Assert.Equal((507, "STORAGE_FULL"), ((int)refused.Status, refused.Code));
        emulator.Host.Clock.Advance(TimeSpan.FromSeconds(11));
        var health = await WhenFailedAsync(emulator);
        Assert.Equal("failed", (string)health["status"]!);
        Assert.Contains("full", (string)health["failure"]!, StringComparison.Ordinal);

        SetMaximum(emulator, "1000000");
        emulator.Host.Services.Worker.Wake();
        Assert.Equal("SUCCEEDED", (string)(await emulator.GetRunAsync(run))["status"]!);
        Assert.Equal(
            "ok",
            (string)(await emulator.SendAsync("GET", "_emulator/health", body: null, token: null)).Ok()["status"]!
        );
    }

    private static async Task<JsonNode> WhenFailedAsync(TestEmulator emulator)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        JsonNode health;
        do
        {
            health = (await emulator.SendAsync("GET", "_emulator/health", body: null, token: null)).Ok();
        } while ((string)health["status"]! == "ok" && patience.Elapsed < TimeSpan.FromMinutes(5));
        return health;
    }

    private static void SetMaximum(TestEmulator emulator, string pages)
    {
        var database = emulator.Host.Services.Database;
        var count = database.Find($"SELECT {pages}", row => row.Number(0));
        database.Find($"PRAGMA max_page_count = {count}", row => row.Number(0));
    }
}
