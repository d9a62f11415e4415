using Globus.Automate.Http;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>How services prove who they are.</summary>
/// <param name="IsEnabled">Whether they have to.</param>
/// <param name="Authorities">The authorities of their certificates; those that this machine trusts when null.</param>
internal sealed record CertificateValidation(bool IsEnabled, CertificateAuthorities? Authorities)
{
    /// <summary>By the authorities that this machine trusts.</summary>
    public static CertificateValidation SystemAuthorities { get; } = new(IsEnabled: true, null);

    /// <summary>Not at all.</summary>
    public static CertificateValidation Disabled { get; } = new(IsEnabled: false, null);
}
