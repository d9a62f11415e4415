using System.Globalization;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Control.Page;

/// <summary>The page at the root, which shows flows and runs, and its routes under <c>/_emulator</c>.</summary>
internal sealed class PageEndpoints(Overview overview, RunView runs)
{
    private const string StartFile = "index.html";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("GET", "/", _ => GetFile(StartFile));
        routes.Route("GET", "/_emulator/page/{file}", http => GetFile((string)http.Request.RouteValues["file"]!));
        routes.Route("GET", "/_emulator/overview", http => JsonResponse.Ok(overview.Of(http.Request.Query["flow_id"])));
        routes.Route("GET", "/_emulator/runs/{run_id}", GetRun);
    }

    private static IResponse GetFile(string name) =>
        (IResponse?)PageFile.Find(name) ?? NotFound($"File '{name}' of the page does not exist.");

    private JsonResponse GetRun(HttpContext http)
    {
        var id = (string)http.Request.RouteValues["run_id"]!;
        return
            Guid.TryParseExact(id, "D", out var runId)
            && runs.Of(runId, ReadPosition(http, "after"), ReadPosition(http, "visit")) is { } document
            ? JsonResponse.Ok(document)
            : NotFound($"Run '{id}' does not exist.");
    }

    private static int? ReadPosition(HttpContext http, string name) =>
        http.Request.Query[name].ToString() is var text && text.Length == 0 ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position
        : throw new ControlException($"'{name}' must be a whole number.");

    private static JsonResponse NotFound(string detail) =>
        new(
            StatusCodes.Status404NotFound,
            new JsonObject
            {
                ["error"] = new JsonObject { ["code"] = "NOT_FOUND", ["detail"] = detail },
            }
        );
}
