using System.Runtime.InteropServices;

namespace Globus.Automate.TokenStorage;

/// <summary>Selects the encrypted storage of this operating system.</summary>
internal static class EncryptedBackend
{
    public static ISecretBackend Create() =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? new DataProtectionBackend() : new KeyringBackend();
}
