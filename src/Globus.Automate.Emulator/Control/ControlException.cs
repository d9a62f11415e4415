using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Control;

/// <summary>An invalid request to the control interface.</summary>
internal sealed class ControlException(
    string detail,
    int status = StatusCodes.Status400BadRequest,
    string code = "BAD_REQUEST"
) : ErrorResponseException(status, detail)
{
    /// <summary>A value of the right type that is out of range.</summary>
    public static ControlException OutOfRange(string detail) =>
        new(detail, StatusCodes.Status422UnprocessableEntity, "UNPROCESSABLE_ENTITY");

    /// <summary>An operation that the current state does not allow.</summary>
    public static ControlException Conflict(string detail) =>
        new(detail, StatusCodes.Status409Conflict, "STATE_CONFLICT");

    /// <summary>An error of another service, with one sentence in the format of the control interface.</summary>
    public static ControlException Of(ErrorResponseException refusal) =>
        refusal is FlowsException error
            ? new ControlException(error.Summary, error.Status, error.Code)
            : new ControlException(refusal.Message, refusal.Status, "REFUSED");

    /// <summary>An item that does not exist.</summary>
    public static ControlException NotFound(string detail) => new(detail, StatusCodes.Status404NotFound, "NOT_FOUND");

    public override JsonNode ToDocument() =>
        new JsonObject
        {
            ["error"] = new JsonObject { ["code"] = code, ["detail"] = Message },
        };
}
