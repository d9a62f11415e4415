using Globus.Automate.Http;

namespace Globus.Automate.Tests.Http;

/// <summary>A CA bundle in the place of the authorities that this machine trusts.</summary>
public sealed class CertificateAuthorityTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task A_server_is_trusted_whose_authority_is_in_the_bundle()
    {
        using var server = new TlsServer();
        using var other = new TlsServer();

        await ListAsync(server, $"# Two authorities\r\n{other.AuthorityPem}\n\n{server.AuthorityPem}\n");
    }

    [Theory]
    [InlineData("localhost", false, true, true)] // another authority
    [InlineData("flows.example", false, true, false)] // another host
    [InlineData("localhost", true, true, false)] // over
    [InlineData("localhost", false, false, false)] // a certificate for clients
    public async Task Other_servers_are_not(string host, bool isOver, bool isForServers, bool isOther)
    {
        using var server = new TlsServer(host, isOver, isForServers);
        using var other = new TlsServer();

        var error = await Assert.ThrowsAsync<GlobusConnectionException>(() =>
            ListAsync(server, (isOther ? other : server).AuthorityPem)
        );

        Assert.StartsWith($"The secure connection to {server.Address.Authority} failed: ", error.Message);
    }

    [Fact]
    public async Task Without_a_bundle_the_machine_decides()
    {
        using var server = new TlsServer();

        await Assert.ThrowsAsync<GlobusConnectionException>(() => ListAsync(server, null));
    }

    [Theory]
    [InlineData("", "no PEM certificate")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "no PEM certificate")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "is not valid")]
    [InlineData("-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n", "is not valid")]
    public void A_file_without_certificates_is_told_as_such(string text, string reason)
    {
        File.WriteAllText(_file, text);

        Assert.Contains(
            reason,
            Assert.Throws<FormatException>(() => CertificateAuthorities.Load(_file)).Message,
            StringComparison.Ordinal
        );
    }

    private async Task ListAsync(TlsServer server, string? bundle)
    {
        File.WriteAllText(_file, bundle ?? "");
        var options = new GlobusClientOptions
        {
            FlowsAddress = server.Address,
            TokenSource = new FakeTokenSource(),
            MaximumRetryCount = 0,
            CertificateAuthorities = bundle is null ? null : CertificateAuthorities.Load(_file),
        };
        using var globus = new GlobusClient(options);
        await foreach (var flow in globus.Flows.List().WithCancellation(Cancellation))
        {
            Assert.Fail(flow.Title);
        }
    }
}
