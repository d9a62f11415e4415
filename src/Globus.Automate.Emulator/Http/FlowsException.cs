using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Http;

/// <summary>An error of the Flows service: <c>{"error": {"code", "detail", "message"?}, "debug_id"}</c>.</summary>
internal sealed class FlowsException(int status, string code, string message) : ErrorResponseException(status, message)
{
    private const string InputError = "FLOW_INPUT_ERROR";

    private IReadOnlyList<Problem> _problems = [];

    public string Code => code;

    /// <summary>The message with all problems, for a service whose errors have no list of them.</summary>
    public string Summary => code == InputError ? $"{Message} {Join(_problems)}" : Message;

    public static FlowsException Unauthenticated() =>
        new(StatusCodes.Status401Unauthorized, "AUTHENTICATION_ERROR", "Expired or invalid Bearer token");

    public static FlowsException MissingScope(string scope) =>
        new(StatusCodes.Status403Forbidden, "MISSING_SCOPE", $"This action requires the following scope: {scope}");

    public static FlowsException Forbidden(string detail) => new(StatusCodes.Status403Forbidden, "FORBIDDEN", detail);

    public static FlowsException MissingPermission(string noun, Guid id, string permission) =>
        Forbidden(
            $"You do not have the necessary permissions to perform this action on the {noun} with id value {id:D}. "
                + $"Missing permissions: {permission}."
        );

    public static FlowsException NotFound(string noun, string id) =>
        new(StatusCodes.Status404NotFound, "NOT_FOUND", $"No {noun} exists with id value {id}");

    public static FlowsException Conflict(string detail) =>
        new(StatusCodes.Status409Conflict, "STATE_CONFLICT", detail);

    public static FlowsException ScopeResolutionFailed(string detail) =>
        new(StatusCodes.Status409Conflict, "SCOPE_RESOLUTION_FAILED", detail);

    public static FlowsException Malformed(string detail) =>
        new(StatusCodes.Status400BadRequest, "BAD_REQUEST", detail);

    public static FlowsException InvalidInput(IReadOnlyList<Problem> problems) =>
        new(
            StatusCodes.Status400BadRequest,
            InputError,
            $"Input failed schema validation with {Count(problems, "error")}."
        )
        {
            _problems = problems,
        };

    /// <summary>The request's document violates the schema.</summary>
    public static FlowsException Unprocessable(IReadOnlyList<Problem> problems) =>
        new(
            StatusCodes.Status422UnprocessableEntity,
            "UNPROCESSABLE_ENTITY",
            $"{Count(problems, "validation error")} in body. " + Join(problems)
        )
        {
            _problems = problems,
        };

    public static FlowsException Unprocessable(Problem problem) => Unprocessable([problem]);

    /// <summary>The request's document is well formed, but a value is not acceptable.</summary>
    public static FlowsException UnprocessableValue(string detail) =>
        new(StatusCodes.Status422UnprocessableEntity, "UNPROCESSABLE_ENTITY", detail);

    public override JsonNode ToDocument()
    {
        var error = new JsonObject { ["code"] = code };
        if (_problems.Count == 0)
        {
            error["detail"] = Message;
        }
        else
        {
            error["detail"] = new JsonArray([.. _problems.Select(problem => problem.ToJson())]);
            error["message"] = Message;
        }

        return new JsonObject { ["error"] = error, ["debug_id"] = Guid.NewGuid().ToString("D") };
    }

    private static string Join(IReadOnlyList<Problem> problems) =>
        string.Join("; ", problems.Select(problem => problem.ToString()));

    private static string Count(IReadOnlyList<Problem> problems, string noun) =>
        problems.Count == 1 ? $"1 {noun}" : $"{problems.Count} {noun}s";
}
