using System.Text.RegularExpressions;

namespace Globus.Automate.Language.Schema;

/// <summary>Addresses of schemas. They are names only: nothing is fetched from them.</summary>
internal static class SchemaUri
{
    /// <summary>The base of a schema that does not name itself.</summary>
    public const string Unnamed = "json-schema://unnamed/";

    public const string Draft7 = "http://json-schema.org/draft-07/schema";

    private static readonly Regex Absolute = new("^[A-Za-z][A-Za-z0-9+.-]*:", RegexOptions.CultureInvariant);

    /// <returns>The address without its fragment, and the fragment without its '#', unescaped.</returns>
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
