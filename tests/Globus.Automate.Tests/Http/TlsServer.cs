using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Globus.Automate.Tests.Http;

/// <summary>A server on this machine with a certificate of an authority of its own.</summary>
internal sealed class TlsServer : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _authority;
    private readonly X509Certificate2 _certificate;

    public TlsServer(string host = "localhost", bool isOver = false, bool isForServers = true)
    {
        using var authorityKey = RSA.Create(2048);
        _authority = Request($"CN=Test authority {Guid.NewGuid()}", authorityKey, isAuthority: true)
            .CreateSelfSigned(Now.AddDays(-30), Now.AddDays(30));
        using var key = RSA.Create(2048);
        var request = Request("CN=server", key, isAuthority: false);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension(
                [new Oid(isForServers ? "1.3.6.1.5.5.7.3.1" : "1.3.6.1.5.5.7.3.2")],
                // Public authorities do not mark it either, and Mono refuses marked extensions.
                critical: false
            )
        );
        using var issued = request.Create(_authority, Now.AddDays(-20), Now.AddDays(isOver ? -1 : 20), [1, 2, 3, 4]);
        using var whole = issued.CopyWithPrivateKey(key);
        _certificate = X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pfx), null);
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Address => new($"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>The authority's certificate, as a CA bundle has it.</summary>
    public string AuthorityPem => _authority.ExportCertificatePem();

    public void Dispose()
    {
        _listener.Dispose();
        _certificate.Dispose();
        _authority.Dispose();
    }

    private static CertificateRequest Request(string name, RSA key, bool isAuthority)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, critical: true));
        return request;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync();
                using var stream = new SslStream(client.GetStream());
                await stream.AuthenticateAsServerAsync(_certificate);
                var count = await stream.ReadAsync(new byte[8192]);
                if (count > 0)
                {
                    await stream.WriteAsync(
                        Encoding.ASCII.GetBytes(
                            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 12\r\nConnection: "
                                + "close\r\n\r\n{\"flows\":[]}"
                        )
                    );
                }
            }
            catch (Exception exception) when (exception is AuthenticationException or IOException)
            {
                // The client did not trust the certificate; the next one may.
            }
            catch (Exception exception) when (exception is ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }
}
