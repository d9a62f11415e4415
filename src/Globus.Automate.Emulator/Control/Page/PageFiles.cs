namespace Globus.Automate.Emulator.Control.Page;

/// <summary>The files of the page, which are part of the program: it needs no folder and no network.</summary>
internal static class PageFiles
{
    public const string Start = "index.html";

    private const string Prefix = "Page.";

    private static readonly Dictionary<string, string> Types = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
    };

    /// <summary>The file and its type; null when there is none of that name.</summary>
    public static (byte[] Content, string Type)? Find(string name)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream(Prefix + name);
        if (stream is null || !Types.TryGetValue(Path.GetExtension(name), out var type))
        {
            return null;
        }

        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return (content, type);
    }
}
