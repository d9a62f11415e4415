using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Globus.Automate.Http.Sockets;

/// <summary>Whose certificates services may have.</summary>
#pragma warning disable CA5359 // Any certificate is taken where the user has turned the check off, and nowhere else.
internal static class CertificatePolicy
{
    /// <summary>The check in place of the system's own; null where that one decides.</summary>
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
