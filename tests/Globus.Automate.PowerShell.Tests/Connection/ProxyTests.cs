using System.Net;
using System.Net.Sockets;
using System.Text;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Connection;

/// <summary>
/// A proxy serves other hosts; it never hears of what is on this machine. Variables count when a process starts.
/// </summary>
public sealed class ProxyTests : IDisposable
{
    private readonly TcpListener _proxy = new(IPAddress.Loopback, 0);
    private readonly List<string> _heard = [];
    private readonly Task _serving;

    public ProxyTests()
    {
        _proxy.Start();
        _serving = ServeAsync();
    }

    private string Proxy => $"127.0.0.1:{((IPEndPoint)_proxy.LocalEndpoint).Port}";

    public void Dispose() => _proxy.Dispose();

    [Theory]
    [InlineData("http_proxy", "")]
    [InlineData("HTTP_PROXY", "")]
    [InlineData("ALL_PROXY", "")]
    [InlineData("all_proxy", "example.org")]
    public void What_is_on_this_machine_goes_past_it(string variable, string exceptions)
    {
        using var shell = new ShellProcess(
            new Dictionary<string, string?>
            {
                [variable] = $"http://user:secret@{Proxy}",
                ["NO_PROXY"] = exceptions,
                ["no_proxy"] = exceptions,
            }
        );

        var lines = shell.Run(
            "$e = Start-GlobusEmulator -Port 0; Connect-Globus -Emulator; "
                + "Connect-Globus -Emulator -AuthUrl \"http://localhost:$($e.Address.Port)\" -FlowsUrl "
                + "\"http://localhost:$($e.Address.Port)\"; "
                + "@(Get-GlobusFlow).Count; Stop-GlobusEmulator -Port $e.Address.Port"
        );

        Assert.Equal(["0"], lines);
        Assert.Empty(_heard);
    }

    [Fact]
    public void Other_hosts_are_reached_through_it_with_its_credentials()
    {
        using var shell = new ShellProcess(
            new Dictionary<string, string?>
            {
                ["https_proxy"] = $"http://user:secret@{Proxy}",
                ["NO_PROXY"] = "",
                ["no_proxy"] = "",
            }
        );

        shell.Run(
            "$token = [System.Net.NetworkCredential]::new('', 'token').SecurePassword; "
                + "Connect-Globus -AccessToken $token -AuthUrl https://auth.example -FlowsUrl https://flows.example "
                + "-MaximumRetryCount 0; "
                + "try { Get-GlobusFlow -ErrorAction Stop } catch { }"
        );

        Assert.Contains(_heard, request => request.StartsWith("CONNECT flows.example:443 ", StringComparison.Ordinal));
        Assert.Contains(_heard, request =>
            request.Contains(
                $"Proxy-Authorization: Basic {Convert.ToBase64String("user:secret"u8)}",
                StringComparison.Ordinal
            )
        );
    }

    // Asks for credentials first, as proxies do, and refuses in the end.
    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _proxy.AcceptTcpClientAsync();
                var buffer = new byte[8192];
                var request = Encoding.ASCII.GetString(buffer, 0, await client.GetStream().ReadAsync(buffer));
                _heard.Add(request);
                var isKnown = request.Contains("Proxy-Authorization:", StringComparison.Ordinal);
                await client
                    .GetStream()
                    .WriteAsync(
                        Encoding.ASCII.GetBytes(
                            isKnown
                                ? "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                : "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic "
                                    + "realm=\"test\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                        )
                    );
            }
        }
        catch (Exception exception) when (exception is ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }
}
