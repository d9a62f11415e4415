using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Globus.Automate.Emulator.Auth;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Globus.Automate.Emulator.Tests.Http;

/// <summary>
/// Text that is no text, in every place of a request, on every route: it is refused or taken, and nothing fails.
/// </summary>
public sealed class HostileTextTests
{
    private const string AnyId = "11111111-1111-4111-8111-111111111111";

    public static TheoryData<string> Bodies =>
        [
            "",
            " ",
            "null",
            "true",
            "1e999",
            "[]",
            "\"\\ud800\"",
            "{",
            "{}{}",
            "{\"a\":1,}",
            "\uFEFF{}",
            "{\"a\u0000\":1}",
            """{"title": "\ud800"}""",
            """{"\udfff": 1}""",
            """{"title": "\udc00\ud800"}""",
            """{"title": "\ud83d\ude00"}""",
            """{"definition": {"StartAt": "\ud800", "States": {"\ud800": {"Type": "Pass", "End": true}}}, "title": "t", "input_schema": {}}""",
            """{"definition": {"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"x": ["\ud800"]}, "End": true}}}}""",
            """{"body": {"echo_string": "\ud800"}, "request_id": "1"}""",
            """{"body": {"\ud800": 1}, "label": "l", "request_id": "1"}""",
            """{"body": {"a": {"b": [{"c": "x\udbffy"}]}}, "tags": ["\ud800"], "run_managers": ["\ud800"]}""",
            """{"body": {"echo_string": "a\u0000b"}, "request_id": "\u0000", "label": "\u0000"}""",
            """{"title": "a\u0000b", "definition": {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}, "input_schema": {}}""",
            """{"name": "\ud800", "path": "\ud800", "url": "\ud800", "username": "\ud800", "authorize_url": "\ud800"}""",
            """{"name": "\u0000", "path": "\u0000", "url": "\u0000", "username": "\u0000", "authorize_url": "\u0000"}""",
            """{"client": {"name": "\ud800", "redirect_uris": ["\ud800"]}}""",
            """{"runs": ["\ud800"], "flows": ["\ud800"]}""",
            """{"response": {"value": "\ud800"}}""",
            """{"a": 1, "\u0061": 2}""",
            """{"a": 123456789012345678901234567890e99999}""",
            "{\"a\":" + new string('[', 70) + new string(']', 70) + "}",
            "{\"a\":" + new string('[', 5000) + new string(']', 5000) + "}",
            "grant_type=%ED%A0%80&scope=%ED%A0%80&token=%00&redirect_uri=%ED%A0%80",
            "grant_type=client_credentials&scope=a%00b",
            "%",
            "=",
            "&&&",
        ];

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task No_body_makes_a_route_fail(string body)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = emulator.Host.Address,
        };
        var failures = new List<string>();
        foreach (var (method, path) in Routes(emulator).Where(route => route.Method is not ("GET" or "HEAD")))
        {
            foreach (var type in (string[])["application/json", "application/x-www-form-urlencoded", ""])
            {
                var status = await SendAsync(emulator, http, method, path, Encoding.UTF8.GetBytes(body), type);
                if (status >= 500 && status != 501)
                {
                    failures.Add($"{status} {method} {path} {type}");
                }
            }
        }

        Assert.Empty(failures);
        await AssertAliveAsync(emulator);
    }

    [Theory]
    [InlineData("%ED%A0%80")]
    [InlineData("%00")]
    [InlineData("%FF%FE")]
    [InlineData("%")]
    [InlineData("%zz")]
    [InlineData("%F0%9F%98%80")]
    [InlineData("99999999999999999999999")]
    [InlineData("-1")]
    public async Task No_query_and_no_path_makes_a_route_fail(string text)
    {
        string[] names =
        [
            "marker",
            "pagination_token",
            "per_page",
            "limit",
            "page",
            "orderby",
            "filter_roles",
            "filter_status",
            "filter_start_time",
            "filter_label",
            "filter_title",
            "filter_fulltext",
            "after",
            "flow_id",
            "reverse_order",
            "ids",
            "usernames",
            "client_id",
            "redirect_uri",
            "state",
            "scope",
            "response_type",
            "code_challenge",
            "status",
            "roles",
            "option",
            "include_flow_description",
        ];
        await using var emulator = await TestEmulator.StartAsync();
        var failures = new List<string>();
        foreach (var (method, path) in Routes(emulator).Where(route => route.Method == "GET"))
        {
            foreach (
                var target in names
                    .Select(name => $"{path}?{name}={text}")
                    .Append($"{path}?{string.Join('&', names.Select(name => $"{name}={text}"))}")
                    .Append(path.Replace(AnyId, text, StringComparison.Ordinal))
            )
            {
                var answer = await SendRawAsync(
                    emulator,
                    $"GET /{target} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + $"{await emulator.GetTokenAsync()}\r\nConnection: close\r\n\r\n"
                );
                if (
                    answer.StartsWith("HTTP/1.1 5", StringComparison.Ordinal)
                    && !answer.StartsWith("HTTP/1.1 501", StringComparison.Ordinal)
                )
                {
                    failures.Add($"{answer.Split('\r')[0]} {target}");
                }
            }
        }

        Assert.Empty(failures);
        await AssertAliveAsync(emulator);
    }

    [Theory]
    [InlineData("Authorization: Basic 7aCA")]
    [InlineData("Authorization: Basic AAAA")]
    [InlineData("Authorization: Basic %%%")]
    [InlineData("Authorization: Bearer \u00ed\u00a0\u0080")]
    [InlineData("Authorization:")]
    [InlineData("Authorization: Bearer")]
    [InlineData("Cookie: \u00ed\u00a0\u0080=a; globus_emulator=%ED%A0%80")]
    [InlineData("Content-Type: \u00ff")]
    [InlineData("Content-Type: application/json; charset=utf-99")]
    [InlineData("Accept: \u00ff")]
    [InlineData("Origin: \u00ff")]
    public async Task No_header_makes_a_route_fail(string header)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var failures = new List<string>();
        foreach (var (method, path) in Routes(emulator))
        {
            var answer = await SendRawAsync(
                emulator,
                $"{method} /{path} HTTP/1.1\r\nHost: localhost\r\n{header}\r\nContent-Length: 2\r\nConnection: "
                    + "close\r\n\r\n{}"
            );
            if (
                answer.StartsWith("HTTP/1.1 5", StringComparison.Ordinal)
                && !answer.StartsWith("HTTP/1.1 501", StringComparison.Ordinal)
            )
            {
                failures.Add($"{answer.Split('\r')[0]} {method} {path}");
            }
        }

        Assert.Empty(failures);
        await AssertAliveAsync(emulator);
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked", "{length}\r\n{body}\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: Chunked", "{length}\r\n{body}\r\n0\r\n\r\n")]
    [InlineData("transfer-encoding: CHUNKED", "{length}\r\n{body}\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked", "{length};name=value;other=\"x\"\r\n{body}\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: Chunked\r\nTrailer: X-Sum", "{length}\r\n{body}\r\n0\r\nX-Sum: 1\r\n\r\n")]
    [InlineData("Content-Length: {decimal}", "{body}")]
    public async Task A_body_is_read_however_it_is_framed(string header, string framing)
    {
        const string body = """{"scale": 60}""";
        await using var emulator = await TestEmulator.StartAsync();
        var answer = await SendRawAsync(
            emulator,
            $"POST /_emulator/clock HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{header}\r\n\r\n{framing}"
                .Replace("{length}", $"{body.Length:x}", StringComparison.Ordinal)
                .Replace("{decimal}", $"{body.Length}", StringComparison.Ordinal)
                .Replace("{body}", body, StringComparison.Ordinal)
        );
        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
        Assert.Equal(60, emulator.Host.Clock.Scale);
    }

    [Theory]
    [InlineData("POST /_emulator/clock HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("POST /_emulator/clock HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")]
    [InlineData(
        "POST /_emulator/clock HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: "
            + "Chunked\r\n\r\n0\r\n\r\n"
    )]
    [InlineData(
        "POST /_emulator/clock HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: gzip, "
            + "chunked\r\n\r\n0\r\n\r\n"
    )]
    [InlineData(
        "POST /_emulator/clock HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: "
            + "chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n"
    )]
    public async Task An_empty_body_is_no_JSON(string request)
    {
        await using var emulator = await TestEmulator.StartAsync();
        Assert.StartsWith("HTTP/1.1 4", await SendRawAsync(emulator, request), StringComparison.Ordinal);
        await AssertAliveAsync(emulator);
    }

    [Fact]
    public async Task A_NUL_in_a_text_is_kept()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(
            """{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}""",
            others: """{"title": "a\u0000b"}"""
        );
        Assert.Equal("a\0b", (string)(await emulator.SendAsync("GET", $"flows/{flow["id"]}")).Ok()["title"]!);
    }

    [Theory]
    [InlineData("""{"result": "\ud800"}""")]
    [InlineData("""{"\ud800": 1}""")]
    [InlineData("""{"a": 1, "a": 2}""")]
    [InlineData("""{"a": 1e999}""")]
    [InlineData("{\"a\": \"\u0000\"}")]
    public async Task No_response_of_a_registered_API_stops_the_emulator(string response)
    {
        await using var emulator = await TestEmulator.StartAsync();
        await using var service = Flows.LocalApi.Start(200, response);
        var api = await Flows.RegisteredApiScript.RegisterAsync(emulator, service.Address);
        var run = await Flows.RegisteredApiScript.CallAsync(
            emulator,
            Flows.RegisteredApiScript.Handler(api),
            """{"path": {"thing_id": "1"}}"""
        );
        Assert.Equal("SUCCEEDED", (string)run["status"]!);
        await AssertAliveAsync(emulator);
    }

    private static async Task AssertAliveAsync(TestEmulator emulator)
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

    private static List<(string Method, string Path)> Routes(TestEmulator emulator) =>
        [
            .. from endpoint in emulator.Host.Endpoints.OfType<RouteEndpoint>()
            from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]
            select (
                method,
                string.Join(
                    '/',
                    endpoint
                        .RoutePattern.RawText!.TrimStart('/')
                        .Split('/')
                        .Select(part =>
                            part switch
                            {
                                "{provider}" => "hello_world",
                                ['{', ..] => AnyId,
                                _ => part,
                            }
                        )
                )
            ),
        ];

    private static async Task<int> SendAsync(
        TestEmulator emulator,
        HttpClient http,
        string method,
        string path,
        byte[] body,
        string type
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = type.Length == 0 ? null : new MediaTypeHeaderValue(type);
        request.Headers.Authorization = path.StartsWith("v2/oauth2", StringComparison.Ordinal)
            ? new AuthenticationHeaderValue(
                "Basic",
                Convert.ToBase64String(
                    Encoding.UTF8.GetBytes($"{DevelopmentAccounts.Primary.Id:D}:{DevelopmentAccounts.Primary.Secret}")
                )
            )
            : new AuthenticationHeaderValue(
                "Bearer",
                await emulator.GetTokenAsync(
                    path.StartsWith("actions/hello_world", StringComparison.Ordinal)
                        ? TestEmulator.HelloScope
                        : TestEmulator.AllScope
                )
            );
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        if (!path.StartsWith("flows", StringComparison.Ordinal))
        {
            // The request may have revoked what it came with, or have forgotten everything.
            emulator.ForgetTokens();
        }

        return (int)response.StatusCode;
    }

    private static async Task<string> SendRawAsync(TestEmulator emulator, string request)
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
}
