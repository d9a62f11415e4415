using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Auth;

/// <summary>An error of Globus Auth: the OAuth members of RFC 6749 together with the error list of its API.</summary>
internal sealed class AuthException(int status, string error, string code, string detail)
    : ErrorResponseException(status, detail)
{
    public static AuthException Unauthenticated() =>
        new(StatusCodes.Status401Unauthorized, "unauthorized", "UNAUTHORIZED", "Call must be authenticated");

    public static AuthException Forbidden(string detail) =>
        new(StatusCodes.Status403Forbidden, "forbidden", "FORBIDDEN", detail);

    public static AuthException NotFound(string detail) =>
        new(StatusCodes.Status404NotFound, "not_found", "NOT_FOUND", detail);

    public static AuthException NotImplemented(string detail) =>
        new(StatusCodes.Status501NotImplemented, "not_implemented", "NOT_IMPLEMENTED", detail);

    public static AuthException InvalidClient() =>
        new(
            StatusCodes.Status401Unauthorized,
            "invalid_client",
            "UNAUTHORIZED",
            "The client id is unknown or its secret is wrong."
        );

    public static AuthException InvalidGrant(string detail) =>
        new(StatusCodes.Status401Unauthorized, "invalid_grant", "INVALID_GRANT", detail);

    public static AuthException UnauthorizedClient(string detail) =>
        new(StatusCodes.Status400BadRequest, "unauthorized_client", "BAD_REQUEST", detail);

    public static AuthException InvalidScope(string detail) =>
        new(StatusCodes.Status400BadRequest, "invalid_scope", "UNKNOWN_SCOPE_ERROR", detail);

    public static AuthException InvalidRequest(string detail) =>
        new(StatusCodes.Status400BadRequest, "invalid_request", "BAD_REQUEST", detail);

    public static AuthException DependentConsentRequired(IReadOnlyList<string> scopes) =>
        new(
            StatusCodes.Status403Forbidden,
            "dependent_consent_required",
            "DEPENDENT_CONSENT_REQUIRED",
            $"User hasn't approved the following scopes: {string.Join(' ', scopes)}"
        )
        {
            UnapprovedScopes = scopes,
        };

    public static AuthException UnsupportedGrant(string grant) =>
        new(
            StatusCodes.Status400BadRequest,
            "unsupported_grant_type",
            "BAD_REQUEST",
            $"The emulator does not support the grant type '{grant}'."
        );

    /// <summary>The scopes without consent, if this is the reason.</summary>
    private IReadOnlyList<string>? UnapprovedScopes { get; init; }

    public override JsonNode ToDocument()
    {
        var document = ErrorDocuments.OfAuth(Status, code, Message, error);
        if (UnapprovedScopes is not null)
        {
            document["errors"]![0]!["unapproved_scopes"] = JsonText.ToArray(UnapprovedScopes);
        }

        return document;
    }
}
