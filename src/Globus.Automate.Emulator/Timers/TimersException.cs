using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Timers;

/// <summary>
/// An error of Globus Timers: <c>{"error": {"code", "detail", "status"}}</c>, or a list of problems in <c>detail</c>.
/// </summary>
internal sealed class TimersException(int status, string code, string message) : ErrorResponseException(status, message)
{
    private IReadOnlyList<Problem> _problems = [];

    public static TimersException Unauthenticated() =>
        new(StatusCodes.Status401Unauthorized, "UNAUTHORIZED", "Expired or invalid Bearer token");

    public static TimersException MissingScope(string scope) =>
        new(StatusCodes.Status403Forbidden, "MISSING_SCOPE", $"This action requires the following scope: {scope}");

    public static TimersException Forbidden(string detail) => new(StatusCodes.Status403Forbidden, "FORBIDDEN", detail);

    public static TimersException NotFound(string noun, string id) =>
        new(StatusCodes.Status404NotFound, "NOT_FOUND", $"No {noun} exists with id value {id}");

    public static TimersException Conflict(string detail) =>
        new(StatusCodes.Status409Conflict, "STATE_CONFLICT", detail);

    public static TimersException Unprocessable(IReadOnlyList<Problem> problems) =>
        new(
            StatusCodes.Status422UnprocessableEntity,
            "UNPROCESSABLE_ENTITY",
            string.Join("; ", problems.Select(problem => problem.ToString()))
        )
        {
            _problems = problems,
        };

    /// <summary>An error of the Flows service, in the format of Globus Timers.</summary>
    public static TimersException Of(FlowsException refusal) => new(refusal.Status, refusal.Code, refusal.Summary);

    public override JsonNode ToDocument() =>
        _problems.Count == 0
            ? ErrorDocuments.OfTimers(Status, code, Message)
            : new JsonObject { ["detail"] = new JsonArray([.. _problems.Select(problem => problem.ToJson())]) };
}
