using System.Runtime.InteropServices;

namespace Globus.Automate.TokenStorage;

/// <summary>What this operating system keeps secrets in.</summary>
internal static class EncryptedVault
{
    public static IVault Create() =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? new DataProtectionVault() : new KeyringVault();
}
