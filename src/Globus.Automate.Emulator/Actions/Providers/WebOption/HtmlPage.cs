using System.Net;

namespace Globus.Automate.Emulator.Actions.Providers.WebOption;

/// <summary>A small page without scripts, images or styles. Texts from requests and definitions are escaped.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">The title, as plain text.</param>
/// <param name="Body">The content, as HTML.</param>
internal sealed record HtmlPage(int Status, string Title, string Body)
{
    public static HtmlPage Message(string title, string text) =>
        new(StatusCodes.Status200OK, title, $"<h1>{Escape(title)}</h1><p>{Escape(text)}</p>");

    public static HtmlPage NotFound(string text) =>
        Message("Not found", text) with
        {
            Status = StatusCodes.Status404NotFound,
        };

    public static HtmlPage Unauthorized() =>
        Message(
            "Access denied",
            "Only users that the flow names can choose an option. Send the token of such a user."
        ) with
        {
            Status = StatusCodes.Status401Unauthorized,
        };

    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    public async Task WriteAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = Status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy =
            "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.CacheControl = "no-store";
        await response
            .WriteAsync(
                "<!DOCTYPE html><html lang=\"en\"><head><meta "
                    + $"charset=\"utf-8\"><title>{Escape(Title)}</title></head><body>{Body}</body></html>",
                cancellationToken
            )
            .ConfigureAwait(false);
    }
}
