using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions;

/// <summary>A refusal by an action provider: <c>{"code", "description"}</c>.</summary>
internal sealed class ActionException(int status, string code, string description)
    : ErrorResponseException(status, description)
{
    private ActionErrorResponse? _refusal;

    public static ActionException Unauthorized() =>
        new(
            StatusCodes.Status401Unauthorized,
            "UnauthorizedRequest",
            "The server could not verify that you are authorized to access the URL requested."
        );

    public static ActionException NotFound(string actionId) =>
        new(StatusCodes.Status404NotFound, "ActionNotFound", $"The action {actionId} does not exist.");

    public static ActionException Conflict(string description) =>
        new(StatusCodes.Status409Conflict, "ActionConflict", description);

    public static ActionException CannotCancel(string provider) =>
        new(
            StatusCodes.Status400BadRequest,
            "BadActionRequest",
            $"The action provider {provider} does not support cancellation."
        );

    public static ActionException Malformed() =>
        new(StatusCodes.Status400BadRequest, "BadActionRequest", "Invalid JSON");

    public static ActionException Invalid(string description) =>
        new(StatusCodes.Status422UnprocessableEntity, "RequestValidationError", description);

    /// <summary>The error response of the action's script.</summary>
    public static ActionException Of(ActionErrorResponse refusal) =>
        new(refusal.Status, "ActionProviderError", "The provider responded with an error.") { _refusal = refusal };

    public override JsonNode ToDocument() =>
        _refusal is null
            ? new JsonObject { ["code"] = code, ["description"] = Message }
            : JsonText.Parse(_refusal.Document);
}
