using System.Text;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>The page on which users view and revoke consents.</summary>
internal sealed class ConsentsPage(IdentityDirectory directory, ClientDirectory clients, ScopeTitles titles)
{
    public HtmlResponse ChooseIdentity(string formToken) =>
        new(
            StatusCodes.Status200OK,
            "Choose an identity",
            Form(
                formToken,
                string.Concat(
                    directory
                        .People.Where(person => person.LinkedTo is null)
                        .Select(person =>
                            "<p><button type=\"submit\" name=\"identity\" "
                            + $"value=\"{person.Id:D}\">{HtmlResponse.Escape(person.Name)} "
                            + $"({HtmlResponse.Escape(person.Username)})</button></p>\n"
                        )
                )
            )
        );

    public HtmlResponse List(Identity owner, IReadOnlyList<Consent> consents, string formToken) =>
        new(
            StatusCodes.Status200OK,
            $"Consents of {owner.Name}",
            consents.Count == 0
                ? "<p>This account has no consents.</p>"
                : Form(formToken, string.Concat(consents.GroupBy(consent => consent.ClientId).Select(ClientSection)))
        );

    private static string Form(string formToken, string content) =>
        $"""
            <form method="post" action="/v2/web/consents">
            <input type="hidden" name="form_token" value="{HtmlResponse.Escape(formToken)}">
            {content}</form>
            """;

    private string ClientSection(IGrouping<string, Consent> group)
    {
        var name = clients.Find(group.Key)?.Name ?? group.Key;
        var text = new StringBuilder($"<h2>{HtmlResponse.Escape(name)}</h2>\n");
        AppendDependencies(text, [.. group], parentPath: null);
        return text.ToString();
    }

    private void AppendDependencies(StringBuilder text, IReadOnlyList<Consent> consents, string? parentPath)
    {
        var children = consents.Where(consent => consent.ParentPath == parentPath).ToList();
        if (children.Count == 0)
        {
            return;
        }

        text.Append("<ul>\n");
        foreach (var consent in children)
        {
            text.Append(
                $"<li>{HtmlResponse.Escape(titles.Of(consent.Scope))}<br>"
                    + $"<code>{HtmlResponse.Escape(consent.Scope)}</code>\n"
            );
            if (parentPath is null || consent.IsOptional)
            {
                text.Append(
                    $"<br><button type=\"submit\" name=\"revoke\" value=\"{consent.ConsentId}\">Revoke</button>\n"
                );
            }

            AppendDependencies(text, consents, consent.Path);
            text.Append("</li>\n");
        }

        text.Append("</ul>\n");
    }
}
