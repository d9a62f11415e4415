using System.Net;
using System.Text;

namespace Globus.Automate.Auth.SignIn;

/// <summary>The response of the listener: a page for the user without secrets.</summary>
/// <param name="Bytes">The complete response.</param>
/// <param name="Response">The authorization response, if the request contains one.</param>
internal sealed record LoopbackResponse(byte[] Bytes, AuthorizationResponse? Response)
{
    private const string Product = "Globus Automate for PowerShell";

    /// <summary>Creates the response to a request during a sign-in with this state.</summary>
    public static LoopbackResponse CreateFor(LoopbackRequest request, string state)
    {
        if (request.Method.Length == 0)
        {
            return Page("400 Bad Request", "Invalid request", "This address accepts only sign-in responses.");
        }

        if (request.Method != "GET")
        {
            return Page("405 Method Not Allowed", "Method not allowed", "This address accepts only GET requests.");
        }

        if (request.Path != "/")
        {
            return Page(
                "404 Not Found",
                "Page not found",
                "This address accepts sign-in responses only at its root path."
            );
        }

        if (!IsSame(request.GetSingleValue("state"), state))
        {
            return Page(
                "400 Bad Request",
                "Unexpected response",
                "This response belongs to another sign-in. Continue in the page that was opened last."
            );
        }

        if (request.GetSingleValue("code") is { } code && !request.Fields.Contains("error"))
        {
            return Page("200 OK", "Response received", "Return to PowerShell. You can close this window.") with
            {
                Response = new(new Secret(code)),
            };
        }

        return request.GetSingleValue("error") is { } error
            ? Refused(new(null, error, request.GetSingleValue("error_description")))
            : Page(
                "400 Bad Request",
                "Incomplete response",
                "The response contains neither a code nor an error. Start the sign-in again."
            );
    }

    private static LoopbackResponse Refused(AuthorizationResponse response) =>
        Page(
            "200 OK",
            "Sign-in failed",
            $"Globus Auth returned: {response.Description ?? response.Error}. Return to PowerShell."
        ) with
        {
            Response = response,
        };

    private static LoopbackResponse Page(string status, string title, string text)
    {
        var body = Encoding.UTF8.GetBytes(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>{WebUtility.HtmlEncode(title)}</title>
            <style>body {"{"} font-family: sans-serif; max-width: 36em; margin: 4em auto;
                padding: 0 1em {"}"}</style></head>
            <body><h1>{WebUtility.HtmlEncode(title)}</h1><p>{WebUtility.HtmlEncode(
                text
            )}</p><p><small>{Product}</small></p></body>
            </html>
            """
        );
        var head = Encoding.ASCII.GetBytes(
            string.Join(
                "\r\n",
                $"HTTP/1.1 {status}",
                "Content-Type: text/html; charset=utf-8",
                $"Content-Length: {body.Length}",
                "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
                "Cache-Control: no-store",
                "Referrer-Policy: no-referrer",
                "X-Content-Type-Options: nosniff",
                "Connection: close",
                "",
                ""
            )
        );
        return new LoopbackResponse([.. head, .. body], null);
    }

    // The duration of the comparison must not reveal how much of the state is correct.
    private static bool IsSame(string? given, string state)
    {
        if (given?.Length != state.Length)
        {
            return false;
        }

        var difference = 0;
        for (var i = 0; i < state.Length; i++)
        {
            difference |= given![i] ^ state[i];
        }

        return difference == 0;
    }
}
