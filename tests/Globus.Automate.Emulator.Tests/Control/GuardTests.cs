using System.Net;

namespace Globus.Automate.Emulator.Tests.Control;

public sealed class GuardTests
{
    [Theory]
    [InlineData("_emulator/health")]
    [InlineData("flows")]
    [InlineData("v2/oauth2/token")]
    [InlineData("actions/hello_world")]
    [InlineData("no/such/route")]
    public async Task A_host_that_is_not_this_machine_is_refused_everywhere(string path)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = "emulator.example.org" } };
        var response = await emulator.SendAsync(request);
        Assert.Equal((HttpStatusCode.Forbidden, "FORBIDDEN_HOST"), (response.Status, response.Code));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task This_machine_is_let_in_by_each_of_its_names(string host)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "_emulator/health")
        {
            Headers = { Host = $"{host}:{emulator.Host.Address.Port}" },
        };
        Assert.Equal(HttpStatusCode.OK, (await emulator.SendAsync(request)).Status);
    }

    [Theory]
    [InlineData("https://evil.example.org", 403)]
    [InlineData("null", 403)]
    [InlineData("http://localhost:1", 403)]
    [InlineData("http://localhost:{port}", 200)]
    public async Task A_web_page_of_another_origin_is_refused(string origin, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "_emulator/health");
        request.Headers.Add(
            "Origin",
            origin.Replace("{port}", $"{emulator.Host.Address.Port}", StringComparison.Ordinal)
        );
        Assert.Equal(status, (int)(await emulator.SendAsync(request)).Status);
    }

    [Theory]
    [InlineData("GET", "nowhere", 404, "NOT_FOUND")]
    [InlineData("PATCH", "flows", 405, "METHOD_NOT_ALLOWED")]
    public async Task What_the_emulator_does_not_have_it_says_in_JSON(
        string method,
        string path,
        int status,
        string code
    )
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await emulator.SendAsync(method, path, body: null, token: null);
        Assert.Equal((status, code), ((int)response.Status, response.Code));
        Assert.Contains(
            $"{method} /{path.Split('?')[0]}",
            (string)response.Body!["error"]!["detail"]!,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await emulator.SendAsync("POST", "flows", new string(' ', 5 * 1024 * 1024), token: null);
        Assert.Equal((413, "PAYLOAD_TOO_LARGE"), ((int)response.Status, response.Code));
    }
}
