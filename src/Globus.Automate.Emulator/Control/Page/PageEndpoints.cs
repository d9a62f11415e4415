using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Runs;

namespace Globus.Automate.Emulator.Control.Page;

/// <summary>The page at the root, which shows flows and runs, and its routes under <c>/_emulator</c>.</summary>
internal sealed class PageEndpoints(Overview overview, RunView view, RunDocuments documents, RunStore runs)
{
    private const string StartFile = "index.html";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("GET", "/", _ => GetFile(StartFile));
        routes.Route("GET", "/_emulator/page/{file}", http => GetFile((string)http.Request.RouteValues["file"]!));
        routes.Route("GET", "/_emulator/overview", GetOverview);
        routes.Route("GET", "/_emulator/runs/{run_id}", GetRun);
        routes.Route("GET", "/_emulator/runs/{run_id}/visits/{number}", GetVisit);
        routes.Route("GET", "/_emulator/runs/{run_id}/documents", GetDocuments);
    }

    private static PageFile GetFile(string name) =>
        PageFile.Find(name) ?? throw ControlException.NotFound($"File '{name}' of the page does not exist.");

    private JsonResponse GetOverview(HttpContext http) =>
        JsonResponse.Ok(overview.Of(RunListFilter.Read(http.Request.Query)));

    private JsonResponse GetRun(HttpContext http)
    {
        var id = RunId(http);
        return JsonResponse.Ok(view.Of(id, RunViewRequest.Read(http.Request.Query)) ?? throw NotFound(id));
    }

    private JsonResponse GetVisit(HttpContext http)
    {
        var (id, text) = (RunId(http), (string)http.Request.RouteValues["number"]!);
        return int.TryParse(text, out var number) && view.Visit(id, number) is { } visit
            ? JsonResponse.Ok(visit)
            : throw ControlException.NotFound($"Visit '{text}' of run '{id:D}' does not exist.");
    }

    private JsonResponse GetDocuments(HttpContext http)
    {
        var id = RunId(http);
        return JsonResponse.Ok(documents.Of(runs.Find(id) ?? throw NotFound(id)));
    }

    private static Guid RunId(HttpContext http) =>
        (string)http.Request.RouteValues["run_id"]! is var text && Guid.TryParseExact(text, "D", out var id)
            ? id
            : throw ControlException.NotFound($"Run '{text}' does not exist.");

    private static ControlException NotFound(Guid id) => ControlException.NotFound($"Run '{id:D}' does not exist.");
}
