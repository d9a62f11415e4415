using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Globus.Automate.Http.Sockets;

/// <summary>The policy for service certificates.</summary>
#pragma warning disable CA5359 // Any certificate is taken where the user has turned the check off, and nowhere else.
internal static class CertificatePolicy
{
    /// <summary>The validation that replaces that of the operating system; null to use the operating system.</summary>
    public static RemoteCertificateValidationCallback? GetValidator(ConnectionOptions options)
    {
        if (!options.VerifiesCertificates)
        {
            return AcceptAny;
        }

        return options.CertificateAuthorities is { } authorities ? authorities.Accept : null;
    }

    private static bool AcceptAny(
        object? sender,
        X509Certificate? certificate,
        X509Chain? chain,
        SslPolicyErrors errors
    ) => true;
}
