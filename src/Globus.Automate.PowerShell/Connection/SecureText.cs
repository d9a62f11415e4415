using System.Net;
using System.Security;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>Secure strings as the texts that requests need.</summary>
internal static class SecureText
{
    /// <summary>The text.</summary>
    public static string Reveal(this SecureString secret) => new NetworkCredential("", secret).Password;

    /// <summary>The secure string of a text.</summary>
    public static SecureString Conceal(string text) => new NetworkCredential("", text).SecurePassword;
}
