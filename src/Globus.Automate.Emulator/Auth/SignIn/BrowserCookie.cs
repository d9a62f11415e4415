namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>By what a browser is recognised. Cookies do not tell ports apart, so the port is in the name.</summary>
internal sealed class BrowserCookie(EmulatorAddress address)
{
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
        http.Response.Cookies.Append(Name, value, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/v2/" });
        return value;
    }
}
