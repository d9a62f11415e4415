using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace Globus.Automate.Emulator.Http;

/// <summary>An HTML page without scripts and external resources, which is not cached or framed.</summary>
/// <param name="Status">The status.</param>
/// <param name="Title">The title, as plain text.</param>
/// <param name="Content">The main content, as HTML with all external texts escaped.</param>
internal sealed record HtmlResponse(int Status, string Title, string Content) : IResponse
{
    private const string Style = """
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem;
            color: #1b1b1b; background: #fff; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 1.5rem; }
        fieldset { border: 1px solid #767676; border-radius: 4px; margin: 0; } label { display: block;
            padding: .25rem 0; }
        .linked { margin-left: 1.75rem; } code { overflow-wrap: anywhere; font-size: .85em; color: #444; }
        .note { border-left: 4px solid #b35900; padding-left: .75rem; } ul { padding-left: 1.25rem; }
        button { font: inherit; padding: .5rem 1.5rem; margin: 1.5rem .75rem 0 0; border: 1px solid #1b1b1b;
            border-radius: 4px; background: #fff; color: #1b1b1b; cursor: pointer; }
        button.primary { background: #0b5394; border-color: #0b5394; color: #fff; }
            input[readonly] { font: 1rem monospace; width: 100%; padding: .5rem; }
        footer { margin-top: 2.5rem; font-size: .85rem; color: #555; }
        """;

    private static readonly string StyleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    /// <summary>
    /// An allowed target of the page's form besides this server; browsers apply this to the redirect after the form,
    /// too.
    /// </summary>
    public string? FormTarget { get; init; }

    public static string Escape(string text) => HtmlEncoder.Default.Encode(text);

    public Task WriteAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = Status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'sha256-{StyleHash}'; form-action "
            + $"{(FormTarget is null ? "'self'" : "'self' " + FormTarget)}; frame-ancestors 'none'; base-uri "
            + "'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.XFrameOptions = "DENY";
        // With "no-referrer", browsers would send the form with the origin "null".
        response.Headers["Referrer-Policy"] = "same-origin";
        return response.WriteAsync(ToHtml(), cancellationToken);
    }

    private string ToHtml() =>
        $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Escape(Title)}</title>
            <style>{Style}</style>
            </head>
            <body>
            <main>
            <h1>{Escape(Title)}</h1>
            {Content}
            </main>
            <footer>This is the Globus emulator on this computer. Nothing here reaches Globus.</footer>
            </body>
            </html>
            """;
}
