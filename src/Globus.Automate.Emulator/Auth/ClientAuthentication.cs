using System.Text;
using Microsoft.Extensions.Primitives;

namespace Globus.Automate.Emulator.Auth;

/// <summary>
/// Identifies the client of a request by Basic credentials, which Globus does not URL-encode, or by the id of a native
/// application.
/// </summary>
internal sealed class ClientAuthentication(ClientDirectory directory)
{
    private const string Scheme = "Basic ";

    /// <summary>The confidential client.</summary>
    /// <exception cref="AuthException">The credentials are missing or wrong.</exception>
    public Client RequireConfidential(HttpContext http) =>
        FindByCredentials(http) ?? throw AuthException.InvalidClient();

    /// <summary>Whether the request has the credentials of a confidential client.</summary>
    public bool HasCredentials(HttpContext http) => FindByCredentials(http) is not null;

    /// <summary>The confidential client, or the native client named in the form, which has no secret.</summary>
    /// <exception cref="AuthException">The client is missing, or the credentials are wrong.</exception>
    public Client Require(HttpContext http, Dictionary<string, StringValues> form)
    {
        var named = form.GetValueOrDefault("client_id").ToString();
        if (http.Request.Headers.Authorization.Count == 0)
        {
            return directory.Find(named) is { IsNative: true } native ? native : throw AuthException.InvalidClient();
        }

        var client = RequireConfidential(http);
        return named.Length == 0 || directory.Find(named)?.Id == client.Id
            ? client
            : throw AuthException.InvalidClient();
    }

    private Client? FindByCredentials(HttpContext http)
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
        return parts.Length == 2 && directory.Find(parts[0]) is { } client && client.HasSecret(parts[1])
            ? client
            : null;
    }
}
