using System.Runtime.InteropServices;

namespace Globus.Automate.TokenStorage;

/// <summary>What this operating system keeps secrets in.</summary>
internal static class EncryptedBackend
{
    public static ISecretBackend Create() =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? new DataProtectionBackend() : new KeyringBackend();
}
