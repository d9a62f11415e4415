using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Tests.RegisteredApis;

namespace Globus.Automate.Emulator.Tests.Control;

/// <summary>What a flow calls may be on this machine, but never the control interface of an emulator.</summary>
public sealed class ControlFromFlowTests
{
    [Theory]
    [InlineData("http://127.0.0.1:{port}/_emulator/reset")]
    [InlineData("http://localhost:{port}/_emulator/reset")]
    [InlineData("http://LOCALHOST:{port}/_EMULATOR/Reset")]
    [InlineData("http://2130706433:{port}/_emulator/reset")]
    [InlineData("http://0x7f.1:{port}/_emulator/reset")]
    [InlineData("http://0177.0.0.1:{port}/_emulator/reset")]
    [InlineData("http://127.1:{port}/_emulator/reset")]
    [InlineData("http://127.0.0.1:{port}/%5Femulator/reset")]
    [InlineData("http://127.0.0.1:{port}/flows/../_emulator/reset")]
    [InlineData("http://127.0.0.1:{port}/flows/%2e%2e/_emulator/reset")]
    [InlineData("http://127.0.0.1:{port}//_emulator/reset")]
    [InlineData("http://127.0.0.1:{port}/_emulator/reset?x=1#y")]
    [InlineData("http://user:secret@127.0.0.1:{port}/_emulator/reset")]
    [InlineData("http://[::ffff:127.0.0.1]:{port}/_emulator/reset")]
    [InlineData("http://[::1]:{port}/_emulator/reset")]
    [InlineData("http://0.0.0.0:{port}/_emulator/reset")]
    [InlineData("http://127.0.0.1:{other}/_emulator/reset")]
    public async Task A_registered_API_cannot_reset_an_emulator(string url)
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var other = await TestEmulator.StartAsync();
        await MarkAsync(emulator);
        await MarkAsync(other);
        var address = url.Replace("{port}", $"{emulator.Host.Address.Port}", StringComparison.Ordinal)
            .Replace("{other}", $"{other.Host.Address.Port}", StringComparison.Ordinal);
        var target = RegisteredApiScript.Create.Replace("{address}/things", address, StringComparison.Ordinal);
        var registered = await emulator.SendAsync("POST", "registered_apis", RegisteredApiScript.Request("", target));
        if ((int)registered.Status < 300)
        {
            var run = await RegisteredApiScript.CallAsync(
                emulator,
                RegisteredApiScript.Handler(registered.Body!),
                """{"body": {"name": "n"}}"""
            );
            Assert.Equal("FAILED", (string)run["status"]!);
        }

        Assert.Equal(1, await CountMarksAsync(emulator));
        Assert.Equal(1, await CountMarksAsync(other));
    }

    [Fact]
    public async Task The_run_says_why()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var target = RegisteredApiScript.Create.Replace(
            "{address}/things",
            $"{emulator.Host.Address}_emulator/reset",
            StringComparison.Ordinal
        );
        var api = await RegisteredApiScript.RegisterAsync(emulator, target: target);
        var run = await RegisteredApiScript.CallAsync(
            emulator,
            RegisteredApiScript.Handler(api),
            """{"body": {"name": "n"}}"""
        );
        var cause = run["details"]!["details"]!["cause"]!;
        Assert.Equal("FORBIDDEN_CALLER", (string)cause["error"]!["code"]!);
    }

    [Theory]
    [InlineData("_emulator")]
    [InlineData("_emulator/reset?")]
    [InlineData("%5Femulator/health?")]
    public async Task A_provider_below_the_control_interface_is_not_called(string path)
    {
        await using var emulator = await TestEmulator.StartAsync();
        await MarkAsync(emulator);
        var state = new JsonObject
        {
            ["Type"] = "Action",
            ["ActionUrl"] = emulator.Host.Address + path,
            ["ActionScope"] = TestEmulator.HelloScope,
            ["Parameters"] = new JsonObject(),
            ["End"] = true,
        };
        var definition = new JsonObject
        {
            ["StartAt"] = "A",
            ["States"] = new JsonObject { ["A"] = state },
        };
        var flow = await emulator.SendAsync(
            "POST",
            "flows",
            new JsonObject
            {
                ["title"] = "t",
                ["definition"] = definition,
                ["input_schema"] = new JsonObject(),
            }
        );
        if ((int)flow.Status < 300)
        {
            Assert.Equal("FAILED", (string)(await emulator.RunAsync(flow.Body!.AsObject()))["status"]!);
        }

        Assert.Equal(1, await CountMarksAsync(emulator));
    }

    /// <summary>Leaves something that a reset would remove.</summary>
    private static async Task MarkAsync(TestEmulator emulator) =>
        (await emulator.SendAsync("POST", "_emulator/faults", """{"path": "/none"}""", token: null)).Ok();

    private static async Task<int> CountMarksAsync(TestEmulator emulator) =>
        (await emulator.SendAsync("GET", "_emulator/faults", body: null, token: null)).Ok()["faults"]!.AsArray().Count;
}
