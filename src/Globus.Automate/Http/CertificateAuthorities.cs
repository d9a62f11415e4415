using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace Globus.Automate.Http;

/// <summary>
/// Certificate authorities that replace those of the operating system: a CA bundle in the format of OpenSSL and Python.
/// </summary>
public sealed class CertificateAuthorities
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private static readonly Regex Block = new(
        "-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----",
        RegexOptions.Singleline | RegexOptions.CultureInvariant
    );

    private readonly X509Certificate2Collection _authorities;

    private CertificateAuthorities(X509Certificate2Collection authorities) => _authorities = authorities;

    /// <summary>Reads a PEM file with certificates.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    /// <exception cref="FormatException">The file contains no certificate, or an invalid one.</exception>
    public static CertificateAuthorities Load(string path)
    {
        var authorities = new X509Certificate2Collection();
        foreach (Match block in Block.Matches(File.ReadAllText(path)))
        {
            authorities.Add(Read(block.Groups[1].Value, authorities.Count + 1));
        }

        return authorities.Count > 0
            ? new CertificateAuthorities(authorities)
            : throw new FormatException("The file contains no PEM certificate.");
    }

    /// <summary>Whether one of the authorities issued the server certificate for the requested host.</summary>
    internal bool Accept(object? sender, X509Certificate? certificate, X509Chain? presented, SslPolicyErrors errors)
    {
        if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
        {
            return false;
        }

        using var server = new X509Certificate2(certificate);
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        // The root of the chain is compared below; the operating system's trust in it is ignored.
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        chain.ChainPolicy.ExtraStore.AddRange(_authorities);
        foreach (var element in presented?.ChainElements.Cast<X509ChainElement>() ?? [])
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return chain.Build(server) && IsKnown(chain.ChainElements[chain.ChainElements.Count - 1].Certificate);
    }

    private static X509Certificate2 Read(string block, int number)
    {
        try
        {
            return new X509Certificate2(Convert.FromBase64String(block));
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            throw new FormatException($"Certificate {number} of the file is not valid.", exception);
        }
    }

    private bool IsKnown(X509Certificate2 last) =>
        _authorities.Cast<X509Certificate2>().Any(authority => authority.RawData.SequenceEqual(last.RawData));
}
