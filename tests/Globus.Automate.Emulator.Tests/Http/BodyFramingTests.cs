namespace Globus.Automate.Emulator.Tests.Http;

/// <summary>The framing of a body on the wire: its length, or chunks.</summary>
public sealed class BodyFramingTests
{
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
        var response = await WireRequests.SendAsync(
            emulator,
            $"POST /_emulator/clock HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{header}\r\n\r\n{framing}"
                .Replace("{length}", $"{body.Length:x}", StringComparison.Ordinal)
                .Replace("{decimal}", $"{body.Length}", StringComparison.Ordinal)
                .Replace("{body}", body, StringComparison.Ordinal)
        );
        Assert.StartsWith("HTTP/1.1 200", response, StringComparison.Ordinal);
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
        Assert.StartsWith("HTTP/1.1 4", await WireRequests.SendAsync(emulator, request), StringComparison.Ordinal);
        await WireRequests.AssertAliveAsync(emulator);
    }
}
