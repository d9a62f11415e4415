using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>
/// Where a sign-in may lead: to this machine, to the page that shows the code, or to what the client has registered.
/// </summary>
internal sealed class RedirectUris(EmulatorAddress address)
{
    public const string CodePage = "/v2/web/auth-code";

    private const string HostedCodePage = "https://auth.globus.org" + CodePage;

    public bool Allows(Client client, string text) =>
        IsCodePage(text)
        || client.RedirectUris.Contains(text)
        || (IsPlain(text) && Uri.TryCreate(text, UriKind.Absolute, out var uri) && IsLoopback(uri));

    /// <summary>
    /// The page of the emulator, by its own address or by that of the real one, which is never sent to.
    /// </summary>
    public bool IsCodePage(string text) =>
        text == HostedCodePage
        || (
            IsPlain(text)
            && Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && address.IsSameOrigin(uri)
            && uri.PathAndQuery == CodePage
        );

    /// <summary>The redirect URI with the parameters of the response.</summary>
    public string Append(string redirectUri, IEnumerable<KeyValuePair<string, string?>> response)
    {
        var target = IsCodePage(redirectUri) ? CodePage : redirectUri;
        var query = string.Join(
            '&',
            response
                .Where(parameter => parameter.Value is not null)
                .Select(parameter => $"{parameter.Key}={Uri.EscapeDataString(parameter.Value!)}")
        );
        return target + (target.Contains('?', StringComparison.Ordinal) ? '&' : '?') + query;
    }

    /// <summary>
    /// The redirect's origin as a content security policy names it; IPv6 addresses have no form there.
    /// </summary>
    public string? Origin(string redirectUri)
    {
        if (IsCodePage(redirectUri))
        {
            return null;
        }

        var uri = new Uri(redirectUri);
        return uri.HostNameType == UriHostNameType.IPv6 ? uri.Scheme + ":" : uri.GetLeftPart(UriPartial.Authority);
    }

    /// <summary>
    /// Only what every reader of addresses reads alike: no blanks, controls, backslashes or fragments.
    /// </summary>
    private static bool IsPlain(string text) =>
        text.All(character => character is > ' ' and < '\x7f' and not ('\\' or '#' or '"' or '<' or '>' or ';' or ','));

    private static bool IsLoopback(Uri uri) =>
        uri.Scheme == Uri.UriSchemeHttp
        && uri.UserInfo.Length == 0
        && uri.Host is "localhost" or "127.0.0.1" or "[::1]";
}
