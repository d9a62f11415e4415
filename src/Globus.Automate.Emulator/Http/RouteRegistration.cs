namespace Globus.Automate.Emulator.Http;

/// <summary>
/// Registers functions from requests to responses as routes, without reflection, so that the emulator starts quickly.
/// </summary>
internal static class RouteRegistration
{
    public static void Route(
        this IEndpointRouteBuilder routes,
        string method,
        string pattern,
        Func<HttpContext, IResponse> handler
    ) => routes.MapMethods(pattern, [method], http => handler(http).WriteAsync(http.Response, http.RequestAborted));

    public static void RouteAsync(
        this IEndpointRouteBuilder routes,
        string method,
        string pattern,
        Func<HttpContext, Task<JsonResponse>> handler
    ) => routes.MapMethods(pattern, [method], async http =>
        {
            var response = await handler(http).ConfigureAwait(false);
            await response.WriteAsync(http.Response, http.RequestAborted).ConfigureAwait(false);
        });
}
