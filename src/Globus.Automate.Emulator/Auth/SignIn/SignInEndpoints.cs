using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>The part of Globus Auth that people see in a browser.</summary>
internal sealed class SignInEndpoints(
    SignInRequestReader reader, SignInService service, AuthorizePage page, PendingSignIns pending, BrowserCookie cookie,
    IdentityDirectory directory, AutomaticSignIn automatic)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("GET", "/v2/oauth2/authorize", Ask);
        routes.Route("POST", "/v2/oauth2/authorize", Decide);
        routes.Route("GET", RedirectUris.CodePage, CodePage.Of);
    }

    private IReply Ask(HttpContext http)
    {
        try
        {
            var request = reader.Read(http.Request.Query);
            return automatic.Identity is { } identity
                ? new RedirectReply(service.Allow(request, identity))
                : page.Ask(request, pending.Add(request, cookie.Ensure(http)));
        }
        catch (SignInException refusal)
        {
            return refusal.RedirectUri is null ? AuthorizePage.Refuse(refusal.Message) : new RedirectReply(service.Refuse(refusal));
        }
    }

    private IReply Decide(HttpContext http)
    {
        var form = RequestContent.Of(http).ReadForm();
        if (cookie.Find(http) is not { } browser || pending.Take(form.GetValueOrDefault("ticket").ToString(), browser) is not { } request)
        {
            return AuthorizePage.Refuse("The page was used before, has been open for too long, or was not opened in this browser.");
        }

        return form.GetValueOrDefault("decision").ToString() switch
        {
            "deny" => new RedirectReply(service.Deny(request)),
            "allow" when Guid.TryParse(form.GetValueOrDefault("identity"), out var id) && directory.People.FirstOrDefault(person => person.Id == id) is { } identity
                => new RedirectReply(service.Allow(request, identity)),
            _ => AuthorizePage.Refuse("Choose whom to sign in as, and whether to allow what the application asks for."),
        };
    }
}
