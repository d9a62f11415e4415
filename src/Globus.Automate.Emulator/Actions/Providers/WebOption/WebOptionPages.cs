using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions.Providers.WebOption;

/// <summary>The routes that users open: the page with the options, and the options themselves.</summary>
internal sealed class WebOptionPages(ProviderDirectory directory, ActionService service, BearerAuthentication bearer)
{
    private const string Everybody = "public";
    private const string AnyUser = "all_authenticated_users";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/actions/weboption/landing_page/{suffix}", http =>
            ShowLandingPage(http).WriteAsync(http.Response, http.RequestAborted)
        );
        routes.MapGet("/actions/weboption/option/{suffix}", http =>
            Choose(http).WriteAsync(http.Response, http.RequestAborted)
        );
    }

    private IActionProvider Provider => directory.All.First(provider => provider is WaitForOptionProvider);

    private HtmlPage ShowLandingPage(HttpContext http)
    {
        var suffix = Suffix(http);
        var found = Waiting()
            .FirstOrDefault(item => item.Body["landing_page"]?["url_suffix"]?.GetValue<string>() == suffix);
        if (found.Action is null)
        {
            return HtmlPage.NotFound("This page does not exist, or an option was already chosen.");
        }

        var page = found.Body["landing_page"]!.AsObject();
        return MayChoose(http, WebChoice.Principals(page["selectable_by"]))
            ? LandingPage.Of(page, WebChoice.ReadAll(found.Body))
            : HtmlPage.Unauthorized();
    }

    private HtmlPage Choose(HttpContext http)
    {
        var suffix = Suffix(http);
        var (action, option) = Waiting()
            .SelectMany(item => WebChoice.ReadAll(item.Body).Select(option => (item.Action, Option: option)))
            .FirstOrDefault(item => item.Option.Suffix == suffix);
        if (action is null)
        {
            return HtmlPage.NotFound("This option does not exist, or an option was already chosen.");
        }

        if (!MayChoose(http, option.SelectableBy))
        {
            return HtmlPage.Unauthorized();
        }

        service.Finish(Provider, action.ActionId, WaitForOptionProvider.Chosen(option, http.Request.Query));
        return HtmlPage.Message(option.Name, option.CompletedMessage);
    }

    private static string Suffix(HttpContext http) => (string)http.Request.RouteValues["suffix"]!;

    private IEnumerable<(ActionRecord Action, JsonObject Body)> Waiting() =>
        service
            .List(Provider)
            .Where(action => !action.Progress.IsFinal)
            .Select(action => (action, JsonText.ParseObject(action.Body)));

    /// <summary>Without a list every user can choose; otherwise callers with a token of a listed principal.</summary>
    private bool MayChoose(HttpContext http, IReadOnlyList<string> principals) =>
        principals.Count == 0
        || principals.Contains(Everybody)
        || (bearer.Find(http) is { } caller && (caller.IsAmong(principals) || principals.Contains(AnyUser)));
}
