using System.Text.RegularExpressions;

namespace Globus.Automate.Language.Schema;

/// <summary>URIs of schemas. They are only names; nothing is fetched from them.</summary>
internal static class SchemaUri
{
    /// <summary>The base of a schema without <c>$id</c>.</summary>
    public const string Unnamed = "json-schema://unnamed/";

    public const string Draft7 = "http://json-schema.org/draft-07/schema";

    private static readonly Regex Absolute = new("^[A-Za-z][A-Za-z0-9+.-]*:", RegexOptions.CultureInvariant);

    /// <returns>The URI without its fragment, and the unescaped fragment without '#'.</returns>
    public static (string Address, string Fragment) Resolve(string baseUri, string reference)
    {
        var hash = reference.IndexOf('#');
        var address = hash < 0 ? reference : reference.Substring(0, hash);
        var fragment = hash < 0 ? "" : Uri.UnescapeDataString(reference.Substring(hash + 1));
        return (ResolveAddress(baseUri, address), fragment);
    }

    private static string ResolveAddress(string baseUri, string address)
    {
        if (address.Length == 0)
        {
            return baseUri;
        }

        if (Absolute.IsMatch(address))
        {
            return Uri.TryCreate(address, UriKind.Absolute, out var absolute) ? absolute.AbsoluteUri : address;
        }

        return Uri.TryCreate(new Uri(baseUri), address, out var resolved) ? resolved.AbsoluteUri : address;
    }
}
