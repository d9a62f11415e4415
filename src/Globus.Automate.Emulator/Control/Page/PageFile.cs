using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Control.Page;

/// <summary>A file of the page, embedded in the program, so that the page needs no folder and no network.</summary>
internal sealed class PageFile(byte[] content, string type) : IResponse
{
    private const string Prefix = "Page.";

    /// <summary>Allows only the page's own files, and no frames.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri "
        + "'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly Dictionary<string, string> Types = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
    };

    /// <summary>The file with the name; null if it does not exist.</summary>
    public static PageFile? Find(string name)
    {
        using var stream = typeof(PageFile).Assembly.GetManifestResourceStream(Prefix + name);
        if (stream is null || !Types.TryGetValue(Path.GetExtension(name), out var type))
        {
            return null;
        }

        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new PageFile(content, type);
    }

    public async Task WriteAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.CacheControl = "no-cache";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.ContentType = type;
        response.ContentLength = content.Length;
        await response.Body.WriteAsync(content, cancellationToken).ConfigureAwait(false);
    }
}
