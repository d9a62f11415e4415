using Globus.Automate.Http;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>How the certificates of services are checked.</summary>
/// <param name="IsEnabled">Whether they are checked.</param>
/// <param name="Authorities">The trusted authorities; those of this machine when null.</param>
internal sealed record CertificateValidation(bool IsEnabled, CertificateAuthorities? Authorities)
{
    /// <summary>Certificates of the authorities that this machine trusts.</summary>
    public static CertificateValidation SystemAuthorities { get; } = new(IsEnabled: true, null);

    /// <summary>No check.</summary>
    public static CertificateValidation Disabled { get; } = new(IsEnabled: false, null);
}
