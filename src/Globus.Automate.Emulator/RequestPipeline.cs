using Globus.Automate.Emulator.Auth.Requirements;
using Globus.Automate.Emulator.Control;
using Globus.Automate.Emulator.Control.Seeding;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace Globus.Automate.Emulator;

/// <summary>The steps of every request in their order.</summary>
internal sealed class RequestPipeline(
    RequestGuard guard,
    RequestRecorder recorder,
    FaultInjector faults,
    RequirementCheck requirements
)
{
    public async Task RunAsync(HttpContext http, RequestDelegate routes)
    {
        // A page of another origin can make a browser send a request, but must not be able to read the response.
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";

        // The guard is first, so that nothing of a refused request is read.
        if (guard.Check(http.Request) is { } error)
        {
            await error.WriteAsync(http.Response, http.RequestAborted).ConfigureAwait(false);
            return;
        }

        var limit =
            http.Request.Path == StateEndpoints.SeedPath ? StateEndpoints.LargestSeed : RequestContent.MaximumLength;
        if (
            await RequestContent.ReadAsync(http.Request, limit, http.RequestAborted).ConfigureAwait(false)
            is not { } content
        )
        {
            await TooLarge(http, limit).WriteAsync(http.Response, http.RequestAborted).ConfigureAwait(false);
            return;
        }

        http.Features.Set(content);

        // Faults and recording do not apply to the control interface, which tests use to inspect the emulator.
        if (http.Request.Path.StartsWithSegments(RequestGuard.ControlPath))
        {
            await RespondAsync(http, routes).ConfigureAwait(false);
            return;
        }

        // A request is recorded before the first byte of its response is sent, so that clients find it recorded.
        var isRecorded = 0;
        http.Response.OnStarting(RecordAsync);
        try
        {
            await faults.RunAsync(http, inner => RespondAsync(inner, Required(routes))).ConfigureAwait(false);
        }
        finally
        {
            await RecordAsync().ConfigureAwait(false);
        }

        Task RecordAsync()
        {
            if (Interlocked.Exchange(ref isRecorded, 1) == 0)
            {
                recorder.Add(http);
            }

            return Task.CompletedTask;
        }
    }

    /// <summary>Checks the requirements that tests added before those of the routes.</summary>
    private RequestDelegate Required(RequestDelegate routes) =>
        http =>
            requirements.Check(http) is { } error ? error.WriteAsync(http.Response, http.RequestAborted) : routes(http);

    private static async Task RespondAsync(HttpContext http, RequestDelegate routes)
    {
        try
        {
            await routes(http).ConfigureAwait(false);
            if (
                http.Response is
                {
                    HasStarted: false,
                    StatusCode: StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed,
                    ContentType: null
                }
            )
            {
                await Unknown(http).WriteAsync(http.Response, http.RequestAborted).ConfigureAwait(false);
            }
        }
        catch (ErrorResponseException exception)
        {
            await new JsonResponse(exception.Status, exception.ToDocument())
                .WriteAsync(http.Response, http.RequestAborted)
                .ConfigureAwait(false);
        }
        catch (SqliteException exception) when (Database.IsFull(exception) && !http.Response.HasStarted)
        {
            await Error(
                    http,
                    StatusCodes.Status507InsufficientStorage,
                    "STORAGE_FULL",
                    "The disk with the emulator's data directory is full. The request was not saved. Runs continue "
                        + "when space is available."
                )
                .WriteAsync(http.Response, http.RequestAborted)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !http.Response.HasStarted)
        {
            await Error(
                    http,
                    StatusCodes.Status500InternalServerError,
                    "EMULATOR_ERROR",
                    $"The emulator failed: {exception.GetType().Name}: {exception.Message}"
                )
                .WriteAsync(http.Response, http.RequestAborted)
                .ConfigureAwait(false);
        }
    }

    private static JsonResponse Unknown(HttpContext http) =>
        Error(
            http,
            http.Response.StatusCode,
            http.Response.StatusCode == StatusCodes.Status404NotFound ? "NOT_FOUND" : "METHOD_NOT_ALLOWED",
            $"The emulator has no route {http.Request.Method} {http.Request.Path}."
        );

    private static JsonResponse TooLarge(HttpContext http, int limit) =>
        Error(
            http,
            StatusCodes.Status413PayloadTooLarge,
            "PAYLOAD_TOO_LARGE",
            $"The request body is larger than {limit / 1024 / 1024} MB."
        );

    /// <summary>An error in the format of the service to which the path belongs.</summary>
    private static JsonResponse Error(HttpContext http, int status, string code, string detail) =>
        new(status, GlobusServices.Of(http.Request.Path).CreateError(status, code, detail));
}
