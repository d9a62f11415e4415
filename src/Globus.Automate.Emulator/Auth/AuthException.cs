using System.Globalization;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Auth;

/// <summary>A refusal by Globus Auth: the OAuth members of RFC 6749 beside the list of its API.</summary>
internal sealed class AuthException(int status, string error, string code, string detail) : RefusalException(status, detail)
{
    public static AuthException Unauthenticated() =>
        new(StatusCodes.Status401Unauthorized, "unauthorized", "UNAUTHORIZED", "Call must be authenticated");

    public static AuthException Forbidden(string detail) =>
        new(StatusCodes.Status403Forbidden, "forbidden", "FORBIDDEN", detail);

    public static AuthException InvalidClient() =>
        new(StatusCodes.Status401Unauthorized, "invalid_client", "UNAUTHORIZED", "The client id is unknown or its secret is wrong.");

    public static AuthException InvalidGrant(string detail) =>
        new(StatusCodes.Status401Unauthorized, "invalid_grant", "INVALID_GRANT", detail);

    public static AuthException UnauthorizedClient(string detail) =>
        new(StatusCodes.Status400BadRequest, "unauthorized_client", "BAD_REQUEST", detail);

    public static AuthException InvalidScope(string detail) =>
        new(StatusCodes.Status400BadRequest, "invalid_scope", "UNKNOWN_SCOPE_ERROR", detail);

    public static AuthException InvalidRequest(string detail) =>
        new(StatusCodes.Status400BadRequest, "invalid_request", "BAD_REQUEST", detail);

    public static AuthException UnsupportedGrant(string grant) =>
        new(StatusCodes.Status400BadRequest, "unsupported_grant_type", "BAD_REQUEST", $"The emulator has no grant of type '{grant}'.");

    public override JsonNode ToDocument() => new JsonObject
    {
        ["errors"] = new JsonArray(new JsonObject
        {
            ["status"] = Status.ToString(CultureInfo.InvariantCulture),
            ["id"] = Guid.NewGuid().ToString("D"),
            ["code"] = code,
            ["detail"] = Message,
            ["title"] = error,
        }),
        ["error_description"] = Message,
        ["error"] = error,
    };
}
