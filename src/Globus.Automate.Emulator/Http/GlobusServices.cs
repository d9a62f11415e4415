namespace Globus.Automate.Emulator.Http;

/// <summary>
/// The services of Globus by their paths. All of them share the emulator's address, because some programs drop a path
/// in the address of a service.
/// </summary>
internal static class GlobusServices
{
    /// <summary>Flows, and paths of no other service.</summary>
    public static GlobusService Flows { get; } = new("Globus Flows", [], ErrorDocuments.OfFlows);

    private static readonly GlobusService Auth = new(
        "Globus Auth",
        ["/v2/api", "/v2/oauth2", "/v2/web", "/.well-known", "/jwk.json"],
        ErrorDocuments.OfAuth
    );

    /// <summary>
    /// The services of which the emulator implements nothing, or little. A new service requires one line here.
    /// </summary>
    private static readonly GlobusService[] Unsupported =
    [
        new("Globus Auth", ["/v2/api", "/v2/web"], ErrorDocuments.OfAuth),
        new(
            "Globus Transfer",
            ["/v0.10", "/v2/tunnels", "/v2/stream_access_points", "/v2/bookmarks"],
            ErrorDocuments.OfTransfer
        ),
        new("Globus Search", ["/v1", "/beta"], ErrorDocuments.OfSearch),
        new("Globus Groups", ["/v2/groups", "/v2/preferences", "/v2/subscription_info"], ErrorDocuments.OfGroups),
        new("Globus Timers", ["/jobs", "/v2/timer"], ErrorDocuments.OfTimers),
        new(
            "Globus Compute",
            [
                "/v3",
                "/v2/batch_status",
                "/v2/containers",
                "/v2/endpoints",
                "/v2/functions",
                "/v2/get_amqp_result_connection_url",
                "/v2/submit",
                "/v2/taskgroup",
                "/v2/tasks",
                "/v2/version",
            ],
            ErrorDocuments.OfCompute
        ),
    ];

    /// <summary>Whether the path belongs to Globus Auth.</summary>
    public static bool IsAuth(PathString path) => Auth.Has(path);

    /// <summary>The service of a path.</summary>
    public static GlobusService Of(PathString path) =>
        Unsupported.Prepend(Auth).FirstOrDefault(service => service.Has(path)) ?? Flows;

    /// <summary>Responds with 501 on all routes of the services that the emulator does not implement.</summary>
    public static void MapUnsupported(IEndpointRouteBuilder routes)
    {
        foreach (
            var (service, path) in Unsupported.SelectMany(service => service.Paths.Select(path => (service, path)))
        )
        {
            routes.Map(path + "/{**rest}", http =>
                Refuse(service, http.Request).WriteAsync(http.Response, http.RequestAborted)
            );
        }
    }

    private static JsonResponse Refuse(GlobusService service, HttpRequest request) =>
        new(
            StatusCodes.Status501NotImplemented,
            service.CreateError(
                StatusCodes.Status501NotImplemented,
                "NOT_IMPLEMENTED",
                $"The emulator does not implement {request.Method} {request.Path} of {service.Name}."
            )
        );
}
