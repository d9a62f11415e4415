using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Tests.RegisteredApis;

namespace Globus.Automate.Emulator.Tests.Storage;

/// <summary>The emulator ends while a registered API has a request and has not answered.</summary>
public sealed class InterruptedCallTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("emulator-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task What_must_not_be_done_twice_is_not_sent_again()
    {
        await using var service = LocalApi.Start();
        var (run, requests) = await InterruptAsync(service, RegisteredApiScript.Create, """{"body": {"name": "n"}}""");
        Assert.Equal("ActionUnableToRun", (string)run["details"]!["details"]!["exception"]!);
        Assert.Contains(
            "The API may or may not have processed the POST",
            (string)run["details"]!["details"]!["cause"]!,
            StringComparison.Ordinal
        );
        Assert.Equal(1, requests);
    }

    [Fact]
    public async Task What_may_be_done_twice_is_sent_again()
    {
        await using var service = LocalApi.Start();
        var (run, requests) = await InterruptAsync(
            service,
            RegisteredApiScript.Things,
            """{"path": {"thing_id": "1"}}"""
        );
        Assert.Equal("SUCCEEDED", (string)run["status"]!);
        Assert.Equal(2, requests);
    }

    private async Task<(JsonObject Run, int Requests)> InterruptAsync(LocalApi service, string target, string input)
    {
        var options = new EmulatorOptions { DataDirectory = _directory };
        var response = new TaskCompletionSource();
        service.MayRespond = response.Task;
        string run;
        await using (var emulator = await TestEmulator.StartAsync(options))
        {
            var api = await RegisteredApiScript.RegisterAsync(emulator, service.Address, target);
            run = await RegisteredApiScript.StartAsync(emulator, RegisteredApiScript.Handler(api), input);
            await service.WhenAskedAsync();
        }

        response.SetResult();
        await using var next = await TestEmulator.StartAsync(options);
        return (await next.GetRunAsync(run), service.Requests.Count);
    }
}
