using Globus.Automate.Emulator.Http;
using Microsoft.Extensions.Primitives;

namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>The page that shows the code of a sign-in, for applications without a redirect address.</summary>
internal static class CodePage
{
    public static HtmlResponse Of(HttpContext http)
    {
        var query = http.Request.Query;
        return query["code"] is { Count: 1 } code && code.ToString().Length > 0
            ? Show(code.ToString())
            : Explain(query["error"], query["error_description"]);
    }

    private static HtmlResponse Show(string code) =>
        new(
            StatusCodes.Status200OK,
            "Your code",
            $"""
            <p>Copy this code and paste it into the application. The code expires after a few minutes and can be used
                once.</p>
            <p><label>Code <input id="code" readonly value="{HtmlResponse.Escape(code)}"></label></p>
            """
        );

    private static HtmlResponse Explain(StringValues error, StringValues description) =>
        error.ToString() == "access_denied"
            ? new HtmlResponse(
                StatusCodes.Status200OK,
                "Access denied",
                "<p>The application did not receive access. You can close this page.</p>"
            )
            : AuthorizePage.ShowError(description.ToString() is { Length: > 0 } text ? text : "The code is missing.");
}
