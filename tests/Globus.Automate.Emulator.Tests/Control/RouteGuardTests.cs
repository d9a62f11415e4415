using Microsoft.AspNetCore.Routing;

namespace Globus.Automate.Emulator.Tests.Control;

/// <summary>The guards hold on every route that there is, whoever adds one.</summary>
public sealed class RouteGuardTests
{
    /// <summary>Whom a provider is for is public, and the console of the real service asks for it from pages.</summary>
    private const string OpenToPages = "GET actions/";

    [Fact]
    public async Task Every_route_refuses_other_hosts_and_other_origins()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var routes = Routes(emulator);
        Assert.True(routes.Count > 40);
        foreach (var (method, pattern) in routes)
        {
            var foreignHost = await SendAsync(emulator, method, pattern, request =>
                request.Headers.Host = "emulator.example.org"
            );
            Assert.Equal($"{method} {pattern}: 403", $"{method} {pattern}: {(int)foreignHost.StatusCode}");
            var foreignOrigin = await SendAsync(emulator, method, pattern, request =>
                request.Headers.Add("Origin", "https://pages.example.org")
            );
            Assert.Equal($"{method} {pattern}: 403", $"{method} {pattern}: {(int)foreignOrigin.StatusCode}");
            Assert.Empty(CrossOriginHeaders(foreignOrigin));
        }
    }

    [Fact]
    public async Task Every_route_responds_to_this_machine_and_opens_nothing_to_other_pages()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var opened = new List<string>();
        foreach (var (method, pattern) in Routes(emulator))
        {
            using var response = await SendAsync(emulator, method, pattern, _ => { });
            Assert.NotEqual(500, (int)response.StatusCode);
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            opened.AddRange(CrossOriginHeaders(response).Select(_ => $"{method} {pattern}"));
        }

        Every.Item(opened, route => Assert.StartsWith(OpenToPages, route, StringComparison.Ordinal));
    }

    private static IEnumerable<string> CrossOriginHeaders(HttpResponseMessage response) =>
        response
            .Headers.Select(header => header.Key)
            .Where(name => name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));

    private static List<(string Method, string Pattern)> Routes(TestEmulator emulator) =>
        [
            .. from endpoint in emulator.Host.Endpoints.OfType<RouteEndpoint>()
            from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]
            select (method, endpoint.RoutePattern.RawText!.TrimStart('/')),
        ];

    private static async Task<HttpResponseMessage> SendAsync(
        TestEmulator emulator,
        string method,
        string pattern,
        Action<HttpRequestMessage> change
    )
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = emulator.Host.Address,
        };
        var path = string.Join(
            '/',
            pattern
                .Split('/')
                .Select(part =>
                    part switch
                    {
                        "{provider}" => "hello_world",
                        ['{', ..] => "11111111-1111-4111-8111-111111111111",
                        _ => part,
                    }
                )
        );
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        change(request);
        return await http.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
    }
}
