using System.Text;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>The page on which users sign in and grant access to an application.</summary>
internal sealed class AuthorizePage(
    IdentityDirectory directory,
    SignInSessions sessions,
    RequirementText requirements,
    ScopeTitles titles,
    RedirectUris redirects
)
{
    public HtmlResponse ShowRequest(SignInRequest request, string ticket, Session? earlier)
    {
        var choices = Choices(request, earlier);
        var allow = choices.Any(choice => choice.Missing is null)
            ? "<button class=\"primary\" type=\"submit\" name=\"decision\" value=\"allow\">Allow</button>"
            : "<p class=\"note\">No identity of the emulator satisfies these requirements.</p>";
        return new HtmlResponse(
            StatusCodes.Status200OK,
            $"{request.Client.Name} requests access",
            $"""
            {Intro(request)}
            <form method="post" action="/v2/oauth2/authorize">
            <input type="hidden" name="ticket" value="{HtmlResponse.Escape(ticket)}">
            <h2>Sign in as</h2>
            <fieldset>
            {string.Concat(choices.Select(choice => Show(choice.Identity, choice.Missing, choice.IsChosen)))}</fieldset>
            <h2>Requested permissions</h2>
            {Consents(request.Scopes)}
            {allow}
            <button type="submit" name="decision" value="deny">Deny</button>
            </form>
            """
        )
        {
            FormTarget = redirects.Origin(request.RedirectUri),
        };
    }

    public static HtmlResponse ShowError(string reason) =>
        new(
            StatusCodes.Status400BadRequest,
            "The sign-in failed",
            $"<p>{HtmlResponse.Escape(reason)}</p>\n<p>The application did not receive access. Return to the "
                + "application and sign in again.</p>"
        );

    private string Intro(SignInRequest request)
    {
        var text = new StringBuilder();
        if (request.Label is { } label)
        {
            text.Append($"<p>Name of this sign-in: “{HtmlResponse.Escape(label)}”</p>\n");
        }

        if (request.Session.Message is { } message)
        {
            text.Append($"<p class=\"note\">{HtmlResponse.Escape(message)}</p>\n");
        }

        var demands = requirements.Of(request.Session).ToList();
        if (demands.Count > 0)
        {
            var items = demands.Select(demand => $"<li>{HtmlResponse.Escape(demand)}</li>\n");
            text.Append($"<ul id=\"demands\">\n{string.Concat(items)}</ul>\n");
        }

        return text.ToString();
    }

    /// <summary>
    /// All identities with their unsatisfied requirement. Preselects a signed-in identity, or else the first possible
    /// one.
    /// </summary>
    private List<(Identity Identity, string? Missing, bool IsChosen)> Choices(SignInRequest request, Session? earlier)
    {
        var choices = directory
            .People.Select(identity =>
                (Identity: identity, sessions.Propose(request.Session, identity, earlier).Missing)
            )
            .ToList();
        var able = choices.Where(choice => choice.Missing is null).Select(choice => choice.Identity).ToList();
        var chosen = able.FirstOrDefault(identity => earlier?.Authentications.ContainsKey(identity.Id) == true)
            ?? able.FirstOrDefault();
        return [.. choices.Select(choice => (choice.Identity, choice.Missing, choice.Identity == chosen))];
    }

    private static string Show(Identity identity, string? missing, bool isChosen)
    {
        var css = identity.LinkedTo is null ? "" : " class=\"linked\"";
        var state =
            missing is not null ? " disabled"
            : isChosen ? " checked"
            : "";
        var reason = missing is null ? "" : $" <small>requires {HtmlResponse.Escape(missing)}</small>";
        return $"<label{css}><input type=\"radio\" name=\"identity\" value=\"{identity.Id:D}\"{state}> "
            + $"{HtmlResponse.Escape(identity.Name)} ({HtmlResponse.Escape(identity.Username)}){reason}</label>\n";
    }

    private string Consents(IReadOnlyList<ScopeNode> scopes)
    {
        var items = scopes.Select(scope =>
            $"<li>{HtmlResponse.Escape(titles.Of(scope.Name))}<br><code>{HtmlResponse.Escape(scope.Name)}</code>"
            + (scope.Dependencies.Count == 0 ? "" : "\n" + Consents(scope.Dependencies))
            + "</li>\n"
        );
        return $"<ul class=\"consents\">\n{string.Concat(items)}</ul>";
    }
}
