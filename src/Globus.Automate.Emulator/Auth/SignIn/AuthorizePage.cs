using System.Text;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>The page on which someone signs in and allows what an application asks for.</summary>
internal sealed class AuthorizePage(IdentityDirectory directory, ScopeTitles titles, RedirectUris redirects)
{
    public PageReply Ask(SignInRequest request, string ticket) => new(
        StatusCodes.Status200OK,
        $"{request.Client.Name} asks for access",
        $"""
        {Intro(request)}
        <form method="post" action="/v2/oauth2/authorize">
        <input type="hidden" name="ticket" value="{PageReply.Escape(ticket)}">
        <h2>Sign in as</h2>
        <fieldset>
        {Identities()}</fieldset>
        <h2>What it may do in your name</h2>
        {Consents(request.Scopes)}
        <button class="primary" type="submit" name="decision" value="allow">Allow</button>
        <button type="submit" name="decision" value="deny">Deny</button>
        </form>
        """)
    {
        FormTarget = redirects.Origin(request.RedirectUri),
    };

    public static PageReply Refuse(string reason) => new(
        StatusCodes.Status400BadRequest, "This sign-in cannot go on",
        $"<p>{PageReply.Escape(reason)}</p>\n<p>Nothing was allowed. Go back to the application and sign in again.</p>");

    private static string Intro(SignInRequest request)
    {
        var text = new StringBuilder();
        if (request.Label is { } label)
        {
            text.Append($"<p>It calls this sign-in “{PageReply.Escape(label)}”.</p>\n");
        }

        if (request.Session.Message is { } message)
        {
            text.Append($"<p class=\"note\">{PageReply.Escape(message)}</p>\n");
        }

        return text.ToString();
    }

    private string Identities()
    {
        var text = new StringBuilder();
        var isChecked = " checked";
        foreach (var identity in directory.People)
        {
            var css = identity.LinkedTo is null ? "" : " class=\"linked\"";
            text.Append(
                $"<label{css}><input type=\"radio\" name=\"identity\" value=\"{identity.Id:D}\"{isChecked}> {PageReply.Escape(identity.Name)} ({PageReply.Escape(identity.Username)})</label>\n");
            isChecked = "";
        }

        return text.ToString();
    }

    private string Consents(IReadOnlyList<ScopeNode> scopes)
    {
        var items = scopes.Select(scope =>
            $"<li>{PageReply.Escape(titles.Of(scope.Name))}<br><code>{PageReply.Escape(scope.Name)}</code>{(scope.Dependencies.Count == 0 ? "" : "\n" + Consents(scope.Dependencies))}</li>\n");
        return $"<ul>\n{string.Concat(items)}</ul>";
    }
}
