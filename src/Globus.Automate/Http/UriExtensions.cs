namespace Globus.Automate.Http;

/// <summary>Addresses made from other addresses.</summary>
internal static class UriExtensions
{
    /// <summary>The address of a path below this one, whose own path is kept.</summary>
    public static Uri AppendPath(this Uri root, string path) =>
        new UriBuilder(root) { Path = root.AbsolutePath.TrimEnd('/') + "/" + path.TrimStart('/'), Query = "" }.Uri;

    public static Uri WithoutQuery(this Uri address) => new(address.GetLeftPart(UriPartial.Path));
}
