using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>The authorize endpoint, which opens in a browser.</summary>
internal sealed class SignInEndpoints(
    SignInRequestReader reader,
    SignInService service,
    SignInSessions sessions,
    AuthorizePage page,
    PendingSignIns pending,
    BrowserCookie cookie,
    BrowserSessions browsers,
    IdentityDirectory directory,
    AutomaticSignIn automatic
)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("GET", "/v2/oauth2/authorize", Authorize);
        routes.Route("POST", "/v2/oauth2/authorize", Decide);
        routes.Route("GET", RedirectUris.CodePage, CodePage.Of);
    }

    private IResponse Authorize(HttpContext http)
    {
        try
        {
            var request = reader.Read(http.Request.Query);
            if (
                automatic.Identity is { } identity
                && sessions.Propose(request.Session, identity, earlier: null) is { Missing: null, Session: var session }
            )
            {
                return new RedirectResponse(service.Allow(request, session));
            }

            var browser = cookie.Ensure(http);
            return page.ShowRequest(request, pending.Add(request, browser), browsers.Find(browser));
        }
        catch (SignInException exception)
        {
            return exception.RedirectUri is null
                ? AuthorizePage.ShowError(exception.Message)
                : new RedirectResponse(service.ToErrorRedirect(exception));
        }
    }

    private IResponse Decide(HttpContext http)
    {
        var form = AuthForm.Read(http);
        if (
            cookie.Find(http) is not { } browser
            || pending.Take(form.GetValueOrDefault("ticket").ToString(), browser) is not { } request
        )
        {
            return AuthorizePage.ShowError(
                "This page was already used, has expired, or was not opened in this browser."
            );
        }

        return form.GetValueOrDefault("decision").ToString() switch
        {
            "deny" => new RedirectResponse(service.Deny(request)),
            "allow"
                when Guid.TryParse(form.GetValueOrDefault("identity"), out var id)
                    && directory.People.FirstOrDefault(person => person.Id == id) is { } identity => Allow(
                request,
                identity,
                browser
            ),
            _ => AuthorizePage.ShowError("Choose an identity, and then select Allow or Deny."),
        };
    }

    private IResponse Allow(SignInRequest request, Identity identity, string browser)
    {
        var (session, missing) = sessions.Propose(request.Session, identity, browsers.Find(browser));
        if (missing is not null)
        {
            return AuthorizePage.ShowError($"{identity.Username} cannot sign in. The application requires {missing}.");
        }

        browsers.Set(browser, session);
        return new RedirectResponse(service.Allow(request, session));
    }
}
