using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Tests.Http;

/// <summary>Programs that call a service that the emulator does not have receive an error that they can read.</summary>
public sealed class UnsupportedServiceTests
{
    /// <remarks>The code and the message are found where the clients of the service read them.</remarks>
    [Theory]
    [InlineData("GET", "v2/api/projects", "Auth", "errors/0/code", "errors/0/detail")]
    [InlineData("POST", "v2/api/clients/x/scopes", "Auth", "errors/0/code", "error_description")]
    [InlineData("DELETE", "v2/api/identities", "Auth", "errors/0/code", "errors/0/detail")]
    [InlineData("GET", "v2/web/logout/x", "Auth", "errors/0/code", "errors/0/detail")]
    [InlineData("GET", "v0.10/endpoint_search?filter_fulltext=x", "Transfer", "code", "message")]
    [InlineData("POST", "v0.10/transfer", "Transfer", "code", "message")]
    [InlineData("GET", "v2/tunnels", "Transfer", "code", "message")]
    [InlineData("GET", "v2/stream_access_points/x", "Transfer", "code", "message")]
    [InlineData("GET", "v1/index/x/search?q=y", "Search", "code", "message")]
    [InlineData("POST", "v1/index/x/ingest", "Search", "code", "message")]
    [InlineData("GET", "v2/groups/x", "Groups", "errors/0/code", "errors/0/detail")]
    [InlineData("POST", "v2/groups/my_groups", "Groups", "errors/0/code", "errors/0/detail")]
    [InlineData("GET", "v2/subscription_info/x", "Groups", "errors/0/code", "errors/0/detail")]
    [InlineData("POST", "jobs/", "Timers", "error/code", "error/detail")]
    [InlineData("GET", "v2/timer", "Timers", "error/code", "error/detail")]
    [InlineData("GET", "v2/version", "Compute", "code", "reason")]
    [InlineData("POST", "v3/endpoints/x/submit", "Compute", "code", "reason")]
    [InlineData("GET", "v2/tasks/x", "Compute", "code", "message")]
    public async Task A_route_of_another_service_is_501_in_its_format(
        string method,
        string path,
        string service,
        string code,
        string message
    )
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await emulator.SendAsync(method, path, body: null, token: null);
        Assert.Equal(501, (int)response.Status);
        Assert.Contains((string)At(response.Body!, code)!, (string[])["NOT_IMPLEMENTED", "NotImplemented"]);
        Assert.Equal(
            $"The emulator does not implement {method} /{path.Split('?')[0]} of Globus {service}.",
            (string)At(response.Body!, message)!
        );
    }

    [Theory]
    [InlineData("GET", "v2/oauth2/nothing", 404, "NOT_FOUND")]
    [InlineData("GET", "v2/oauth2/token", 405, "METHOD_NOT_ALLOWED")]
    [InlineData("GET", ".well-known/nothing", 404, "NOT_FOUND")]
    public async Task An_unknown_route_of_Auth_is_refused_in_the_format_of_Auth(
        string method,
        string path,
        int status,
        string code
    )
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await emulator.SendAsync(method, path, body: null, token: null);
        Assert.Equal(status, (int)response.Status);
        var error = response.Body!["errors"]![0]!;
        Assert.Equal((code, $"{status}"), ((string)error["code"]!, (string)error["status"]!));
        Assert.Equal(code.ToLowerInvariant(), (string)response.Body["error"]!);
        Assert.NotNull((string)error["id"]!);
    }

    /// <remarks>Programs that are sent through the emulator as a proxy reach nothing.</remarks>
    [Fact]
    public async Task The_emulator_is_not_a_proxy()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var http = new HttpClient(
            new SocketsHttpHandler { Proxy = new System.Net.WebProxy(emulator.Host.Address), UseProxy = true }
        );
        var exception = await Assert.ThrowsAsync<HttpRequestException>(() =>
            http.GetAsync(new Uri("https://compute.api.globus.org/v2/version"), TestContext.Current.CancellationToken)
        );
        Assert.Contains("403", exception.Message, StringComparison.Ordinal);
    }

    private static JsonNode? At(JsonNode document, string path) =>
        path.Split('/')
            .Aggregate((JsonNode?)document, (node, part) =>
                node is JsonArray items ? items[int.Parse(part)] : node?[part]
            );
}
