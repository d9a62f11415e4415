using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>
/// The allowed redirects of a sign-in: this machine, the page that shows the code, and the registered redirects of the
/// client.
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
    /// Whether it is the page that shows the code, by the emulator's address or the real one (never called).
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
    /// The redirect's origin in the syntax of a content security policy, which does not support IPv6 addresses.
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
    /// Only addresses that all parsers read the same way: without spaces, control characters, backslashes and
    /// fragments.
    /// </summary>
    private static bool IsPlain(string text) =>
        text.All(character => character is > ' ' and < '\x7f' and not ('\\' or '#' or '"' or '<' or '>' or ';' or ','));

    private static bool IsLoopback(Uri uri) =>
        uri.Scheme == Uri.UriSchemeHttp
        && uri.UserInfo.Length == 0
        && uri.Host is "localhost" or "127.0.0.1" or "[::1]";
}
