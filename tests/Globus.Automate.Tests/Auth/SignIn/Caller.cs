using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Globus.Automate.Tests.Auth.SignIn;

/// <summary>A browser, or whoever else connects to a port of this machine.</summary>
internal static class Caller
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Sends a text and reads what comes back.</summary>
    public static async Task<string> SendAsync(Uri address, string text)
    {
        using var client = await ConnectAsync(address);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), Cancellation);
        return await ReadAsync(client);
    }

    public static Task<string> GetAsync(Uri address, string target, string method = "GET") =>
        SendAsync(address, $"{method} {target} HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n");

    /// <summary>Connects and keeps silent.</summary>
    public static async Task<TcpClient> ConnectAsync(Uri address)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, address.Port, Cancellation);
        return client;
    }

    public static async Task<string> ReadAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync(Cancellation);
    }
}
