using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>By what a browser is recognised. Cookies do not tell ports apart, so the port is in the name.</summary>
internal sealed class BrowserCookie(EmulatorAddress address)
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    private string Name => $"globus_emulator_{address.Value.Port}";

    public string? Find(HttpContext http) => http.Request.Cookies[Name] is { Length: > 0 } value ? value : null;

    /// <summary>The browser's own value, which is given to it where it has none.</summary>
    public string Ensure(HttpContext http)
    {
        if (Find(http) is { } known)
        {
            return known;
        }

        var value = SecretText.Create();
        http.Response.Cookies.Append(
            Name,
            value,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Path = "/v2/",
            }
        );
        return value;
    }

    /// <summary>What forms carry that were shown in this browser. A page of someone else's cannot know it.</summary>
    public string FormToken(string browser) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(browser)));

    /// <summary>The browser that a form comes from; null where it was not shown in it.</summary>
    public string? FindSender(HttpContext http, string formToken) =>
        Find(http) is { } browser
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(FormToken(browser)),
            Encoding.UTF8.GetBytes(formToken)
        )
            ? browser
            : null;
}
