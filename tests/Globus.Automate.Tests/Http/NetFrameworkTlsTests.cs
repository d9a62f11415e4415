namespace Globus.Automate.Tests.Http;

/// <summary>
/// The certificates that the client for .NET Framework accepts. A certificate for another host is not covered: Mono
/// does not report it to the callback of <c>SslStream</c>, <c>HttpClientHandler</c> or <c>HttpWebRequest</c>.
/// </summary>
public sealed class NetFrameworkTlsTests
{
    // Mono wraps the exception of its TLS library, so the reason for the refusal is not asserted.
    [Theory]
    [InlineData(true, "no exception")]
    [InlineData(false, "GlobusConnectionException: ")]
    public async Task A_server_needs_a_certificate_of_a_known_authority(bool isKnown, string expected)
    {
        NetFrameworkProgram.SkipIfMissing();
        using var server = new TlsServer();
        using var folder = new TemporaryFolder();
        var authorities = isKnown ? folder.Write("authorities.pem", server.AuthorityPem) : "";

        var output = await NetFrameworkProgram.RunAsync("list-flows-over-tls", server.Address, authorities);

        Assert.StartsWith(expected, output);
    }
}
