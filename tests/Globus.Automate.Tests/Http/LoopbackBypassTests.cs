using System.Net;
using Globus.Automate.Http.Sockets;

namespace Globus.Automate.Tests.Http;

/// <summary>Which requests go to this machine, and so through no proxy.</summary>
public sealed class LoopbackBypassTests
{
    [Theory]
    [InlineData("http://127.0.0.1:4562/", true)]
    [InlineData("http://127.1/", true)]
    [InlineData("http://127.255.255.254/", true)]
    [InlineData("http://2130706433/", true)]
    [InlineData("http://[::1]:80/", true)]
    [InlineData("http://[0:0:0:0:0:0:0:1]/", true)]
    [InlineData("http://[::ffff:127.0.0.1]/", true)]
    [InlineData("http://[::ffff:127.9.9.9]/", true)]
    [InlineData("http://localhost/", true)]
    [InlineData("http://LOCALHOST:1/", true)]
    [InlineData("http://localhost./", true)]
    [InlineData("https://flows.localhost/", true)]
    [InlineData("https://a.b.localhost./", true)]
    [InlineData("https://flows.globus.org/", false)]
    [InlineData("https://localhost.example/", false)]
    [InlineData("https://notlocalhost/", false)]
    [InlineData("https://127.0.0.1.example/", false)]
    [InlineData("http://128.0.0.1/", false)]
    [InlineData("http://[::ffff:192.0.2.1]/", false)]
    [InlineData("http://[fe80::1]/", false)]
    public async Task Only_requests_to_this_machine_go_directly(string address, bool direct)
    {
        using var route = new HttpMessageInvoker(
            new LoopbackBypassHandler(new Marked("direct"), new Marked("proxied"))
        );

        using var response = await route.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, address),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(direct ? "direct" : "proxied", response.ReasonPhrase);
    }

    private sealed class Marked(string mark) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { ReasonPhrase = mark });
    }
}
