using System.Text;

namespace Globus.Automate.Emulator.Auth;

/// <summary>From Basic credentials to the confidential client. Globus does not URL-encode the parts.</summary>
internal static class ClientAuthentication
{
    private const string Scheme = "Basic ";

    /// <exception cref="AuthException">There are no credentials, or they are wrong.</exception>
    public static Client Require(HttpContext http) => Find(http) ?? throw AuthException.InvalidClient();

    private static Client? Find(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var encoded = header[Scheme.Length..].Trim();
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return parts.Length == 2 && DevelopmentAccounts.FindClient(parts[0]) is { } client && client.HasSecret(parts[1]) ? client : null;
    }
}
