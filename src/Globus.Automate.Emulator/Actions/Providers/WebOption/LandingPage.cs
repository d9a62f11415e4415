using System.Text;
using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Actions.Providers.WebOption;

/// <summary>The page that shows the options of a waiting action. Requested colors and icons are ignored.</summary>
internal static class LandingPage
{
    private const string DefaultTitle = "Choose an option";

    public static HtmlPage Of(JsonObject page, IEnumerable<WebChoice> options)
    {
        var title = Text(page, "page_title") ?? Text(page, "header_text") ?? DefaultTitle;
        var html = new StringBuilder();
        html.Append("<h1>").Append(HtmlPage.Escape(Text(page, "header_text") ?? title)).Append("</h1>");
        if (Text(page, "preamble_text") is { } preamble)
        {
            html.Append("<p>").Append(HtmlPage.Escape(preamble)).Append("</p>");
        }

        var asksForText = page["include_text_input_form"]?.GetValue<bool>() == true;
        html.Append("<ul>");
        foreach (var option in options)
        {
            html.Append("<li>")
                .Append(Show(option, asksForText ? Text(page, "text_input_form_prompt") ?? "" : null))
                .Append("</li>");
        }

        return new HtmlPage(StatusCodes.Status200OK, title, html.Append("</ul>").ToString());
    }

    private static string Show(WebChoice option, string? prompt)
    {
        var address = $"../option/{Uri.EscapeDataString(option.Suffix)}";
        var description = option.Description is null ? "" : $" {HtmlPage.Escape(option.Description)}";
        return prompt is null
            ? $"<a href=\"{address}\">{HtmlPage.Escape(option.Name)}</a>{description}"
            : $"<form action=\"{address}\"><label>{HtmlPage.Escape(prompt)} <input name=\"user_input\"></label> "
                + $"<button>{HtmlPage.Escape(option.Name)}</button>{description}</form>";
    }

    private static string? Text(JsonObject page, string name) => page[name]?.GetValue<string>();
}
