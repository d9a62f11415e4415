using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>
/// The cookie that identifies a browser. Cookies are shared by all ports of a host, so its name contains the port.
/// </summary>
internal sealed class BrowserCookie(EmulatorAddress address)
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    private string Name => $"globus_emulator_{address.Value.Port}";

    public string? Find(HttpContext http) => http.Request.Cookies[Name] is { Length: > 0 } value ? value : null;

    /// <summary>The value of the browser's cookie, which is created if it is missing.</summary>
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

    /// <summary>The token in the forms of this browser. Pages of other origins cannot read it.</summary>
    public string FormToken(string browser) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(browser)));

    /// <summary>The browser that sent a form; null if the form was shown in another browser.</summary>
    public string? FindSender(HttpContext http, string formToken) =>
        Find(http) is { } browser
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(FormToken(browser)),
            Encoding.UTF8.GetBytes(formToken)
        )
            ? browser
            : null;
}
