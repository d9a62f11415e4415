using Globus.Automate.Http;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>The validation of service certificates.</summary>
/// <param name="IsEnabled">Whether certificates are validated.</param>
/// <param name="Authorities">The trusted authorities; null for those of the operating system.</param>
internal sealed record CertificateValidation(bool IsEnabled, CertificateAuthorities? Authorities)
{
    /// <summary>Validation by the trusted authorities of the operating system.</summary>
    public static CertificateValidation SystemAuthorities { get; } = new(IsEnabled: true, null);

    /// <summary>No validation.</summary>
    public static CertificateValidation Disabled { get; } = new(IsEnabled: false, null);
}
