using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Http;

/// <summary>Routes of the real services that the emulator does not implement.</summary>
internal static class UnsupportedRoutes
{
    private static readonly string[] Patterns =
    [
        "/v2/api/clients/{**rest}",
        "/v2/api/projects/{**rest}",
        "/v2/api/policies/{**rest}",
        "/v2/api/scopes/{**rest}",
        "/v2/web/{**rest}",
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var pattern in Patterns)
        {
            routes.Map(pattern, http => CreateResponse(http.Request).WriteAsync(http.Response, http.RequestAborted));
        }
    }

    public static JsonResponse CreateResponse(HttpRequest request) =>
        new(
            StatusCodes.Status501NotImplemented,
            new JsonObject
            {
                ["error"] = new JsonObject
                {
                    ["code"] = "NOT_IMPLEMENTED",
                    ["detail"] = $"The emulator does not implement {request.Method} {request.Path} of the service.",
                },
                ["debug_id"] = Guid.NewGuid().ToString("D"),
            }
        );
}
