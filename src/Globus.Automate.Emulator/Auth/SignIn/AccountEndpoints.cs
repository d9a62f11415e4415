using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>The browser routes for consents and for signing out.</summary>
internal sealed class AccountEndpoints(
    ConsentsPage page,
    ConsentStore consents,
    TokenStore tokens,
    BrowserCookie cookie,
    BrowserSessions browsers,
    IdentityDirectory directory,
    Database database,
    TimeProvider clock
)
{
    private const string ConsentsAddress = "/v2/web/consents";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("GET", ConsentsAddress, ShowConsents);
        routes.Route("POST", ConsentsAddress, ChangeConsents);
        routes.Route("GET", "/v2/web/logout", SignOut);
    }

    private IResponse ShowConsents(HttpContext http)
    {
        var browser = cookie.Ensure(http);
        return browsers.Find(browser) is { } session && directory.Find(session.AccountId) is { } owner
            ? page.List(owner, consents.List(owner.Id), cookie.FormToken(browser))
            : page.ChooseIdentity(cookie.FormToken(browser));
    }

    private IResponse ChangeConsents(HttpContext http)
    {
        var form = AuthForm.Read(http);
        if (cookie.FindSender(http, form.GetValueOrDefault("form_token").ToString()) is not { } browser)
        {
            return AuthorizePage.ShowError("This page was not opened in this browser.");
        }

        if (int.TryParse(form.GetValueOrDefault("revoke"), out var consentId) && browsers.Find(browser) is { } session)
        {
            Revoke(session.AccountId, consentId);
        }
        else if (
            Guid.TryParse(form.GetValueOrDefault("identity"), out var id)
            && directory.People.FirstOrDefault(person => person.Id == id) is { } identity
        )
        {
            browsers.Set(
                browser,
                Session
                    .ForAccount(identity.AccountId)
                    .With(identity.Id, new Authentication(clock.GetUtcNow(), Authentication.Password))
            );
        }

        return new RedirectResponse(ConsentsAddress);
    }

    /// <summary>Revoking a top-level consent also revokes the tokens with its scope.</summary>
    private void Revoke(Guid ownerId, int consentId) =>
        database.Write(() =>
        {
            if (consents.List(ownerId).FirstOrDefault(consent => consent.ConsentId == consentId) is not { } consent)
            {
                return;
            }

            consents.Remove(consent);
            if (consent.ParentPath is null)
            {
                tokens.RemoveScope(ownerId, consent.ClientId, consent.Scope);
            }
        });

    private HtmlResponse SignOut(HttpContext http)
    {
        browsers.Remove(cookie.Find(http));
        var query = http.Request.Query;
        var target = query["redirect_uri"].ToString();
        var name = query["redirect_name"].ToString() is { Length: > 0 } given ? given : target;
        var link =
            Uri.TryCreate(target, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
                ? $"<p><a href=\"{HtmlResponse.Escape(uri.AbsoluteUri)}\">Return to {HtmlResponse.Escape(name)}</a></p>"
                : "";
        return new HtmlResponse(
            StatusCodes.Status200OK,
            "You are signed out",
            "<p>The session of this browser has ended. Applications keep their tokens until they revoke "
                + $"them.</p>\n{link}"
        );
    }
}
