namespace Globus.Automate.Http;

/// <summary>Addresses made from other addresses.</summary>
internal static class UriExtensions
{
    /// <summary>Appends a path to the path of an address.</summary>
    public static Uri AppendPath(this Uri root, string path) =>
        new UriBuilder(root) { Path = root.AbsolutePath.TrimEnd('/') + "/" + path.TrimStart('/'), Query = "" }.Uri;

    public static Uri WithoutQuery(this Uri address) => new(address.GetLeftPart(UriPartial.Path));
}
