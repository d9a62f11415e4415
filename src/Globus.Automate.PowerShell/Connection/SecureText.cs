using System.Net;
using System.Security;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>Converts between secure strings and strings.</summary>
internal static class SecureText
{
    /// <summary>Returns the string.</summary>
    public static string Reveal(this SecureString secret) => new NetworkCredential("", secret).Password;

    /// <summary>Returns a secure string.</summary>
    public static SecureString Conceal(string text) => new NetworkCredential("", text).SecurePassword;
}
