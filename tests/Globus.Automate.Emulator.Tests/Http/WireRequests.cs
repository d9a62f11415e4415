using System.Net.Sockets;
using System.Text;

namespace Globus.Automate.Emulator.Tests.Http;

/// <summary>Requests that no HTTP client would send.</summary>
internal static class WireRequests
{
    public static async Task<string> SendAsync(TestEmulator emulator, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(
            emulator.Host.Address.Host,
            emulator.Host.Address.Port,
            TestContext.Current.CancellationToken
        );
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The emulator works after whatever it received.</summary>
    public static async Task AssertAliveAsync(TestEmulator emulator)
    {
        Assert.Equal(
            "ok",
            (string)(await emulator.SendAsync("GET", "_emulator/health", body: null, token: null)).Ok()["status"]!
        );
        (await emulator.SendAsync("GET", "_emulator/requests", body: null, token: null)).Ok();
        (await emulator.SendAsync("GET", "_emulator/state", body: null, token: null)).Ok();
        (await emulator.SendAsync("POST", "_emulator/reset", body: null, token: null)).Ok();
        emulator.ForgetTokens();
        var run = await emulator.RunAsync(
            await emulator.CreateFlowAsync("""{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}""")
        );
        Assert.Equal("SUCCEEDED", (string)run["status"]!);
    }
}
