using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Tests.Http;

/// <summary>
/// Whatever comes over the wire, the emulator answers with JSON, stays up, and answers others meanwhile.
/// </summary>
public sealed class BadRequestTests
{
    private const int TenMegabytes = 10 * 1024 * 1024;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_of_10_MB_is_too_large(bool inChunks)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var http = new HttpClient { BaseAddress = emulator.Host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "flows")
        {
            Content = new ByteArrayContent(new byte[TenMegabytes]),
        };
        request.Headers.TransferEncodingChunked = inChunks;
        request.Headers.ExpectContinue = true;
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("PAYLOAD_TOO_LARGE", (string)(await ReadAsync(response))["error"]!["code"]!);
    }

    [Theory]
    [InlineData("flows")]
    [InlineData("flows/validate")]
    [InlineData("batch/runs")]
    [InlineData("_emulator/clock")]
    [InlineData("_emulator/faults")]
    [InlineData("_emulator/seed")]
    public async Task Text_that_is_not_UTF_8_or_is_nested_very_deep_is_no_JSON(string path)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var deep = Encoding.ASCII.GetBytes($$"""{"a": {{new string('[', 100_000)}}""");
        foreach (
            var body in (byte[][])
                [
                    [.. "{\"title\": \""u8, 0xC3, 0x28, 0xFF, .. "\"}"u8],
                    deep,
                    [0xFF, 0xFE],
                    "\0"u8.ToArray(),
                    "{\"a\": 1, \"a\": 2}"u8.ToArray(),
                ]
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await emulator.GetTokenAsync());
            var response = await emulator.SendAsync(request);
            Assert.Equal((HttpStatusCode.BadRequest, "BAD_REQUEST"), (response.Status, response.Code));
        }
    }

    [Theory]
    [InlineData("HEAD", "flows", 405)]
    [InlineData("OPTIONS", "flows", 405)]
    [InlineData("PATCH", "flows/11111111-1111-4111-8111-111111111111", 405)]
    [InlineData("BREW", "runs", 405)]
    [InlineData("TRACE", "runs", 405)]
    [InlineData("DELETE", "v2/oauth2/token", 405)]
    [InlineData("PUT", "_emulator/state", 405)]
    [InlineData("BREW", "nowhere", 404)]
    [InlineData("HEAD", "nowhere", 404)]
    [InlineData("GET", "flows/11111111-1111-4111-8111-111111111111/nothing", 404)]
    [InlineData("GET", "runs/..%2f..%2fetc%2fpasswd", 404)]
    [InlineData("GET", "_emulator/nothing", 404)]
    [InlineData("GET", "_emulator/page/..%2f..%2fSchema.sql", 404)]
    [InlineData("GET", "_emulator/page/Schema.sql", 404)]
    public async Task What_is_not_there_is_said_in_JSON(string method, string path, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var http = new HttpClient { BaseAddress = emulator.Host.Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await emulator.GetTokenAsync());
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        if (method != "HEAD")
        {
            Assert.NotNull((await ReadAsync(response))["error"]);
        }
    }

    [Theory]
    [InlineData("POST /flows HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{\"title\":")]
    [InlineData("POST /flows HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"tit")]
    [InlineData("POST /flows HTTP/1.1\r\nHost: loc")]
    [InlineData("POST /v2/oauth2/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n")]
    public async Task Half_a_request_holds_up_nobody(string half)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var open = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 50; i++)
            {
                var client = new TcpClient();
                open.Add(client);
                await client.ConnectAsync(
                    IPAddress.Loopback,
                    emulator.Host.Address.Port,
                    TestContext.Current.CancellationToken
                );
                await client
                    .GetStream()
                    .WriteAsync(Encoding.ASCII.GetBytes(half), TestContext.Current.CancellationToken);
            }

            Assert.Equal(
                "ok",
                (string)(await emulator.SendAsync("GET", "_emulator/health", body: null, token: null)).Ok()["status"]!
            );
        }
        finally
        {
            open.ForEach(client => client.Dispose());
        }

        await emulator.CreateFlowAsync("""{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}""");
        var requests = (await emulator.SendAsync("GET", "_emulator/requests", body: null, token: null)).Ok()[
            "requests"
        ]!.AsArray();
        Assert.DoesNotContain(requests, request => request!["status"] is { } status && (int)status >= 500);
    }

    [Theory]
    [InlineData("GET /flows\r\n\r\n")]
    [InlineData("GET /flows/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET /flows HTTP/1.1\r\n\r\n")]
    [InlineData("\0\0\0\0\r\n\r\n")]
    [InlineData("GET /flows HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n")]
    [InlineData("POST /flows HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\n\r\n")]
    [InlineData("POST /flows HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n")]
    public async Task What_is_no_HTTP_is_refused_without_a_page(string nonsense)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(
            IPAddress.Loopback,
            emulator.Host.Address.Port,
            TestContext.Current.CancellationToken
        );
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(nonsense), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        var response = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("HTTP/1.1 4", response, StringComparison.Ordinal);
        Assert.DoesNotContain("<", response, StringComparison.Ordinal);
        Assert.Equal(
            "ok",
            (string)(await emulator.SendAsync("GET", "_emulator/health", body: null, token: null)).Ok()["status"]!
        );
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
}
