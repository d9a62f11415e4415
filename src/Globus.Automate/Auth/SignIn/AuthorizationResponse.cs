namespace Globus.Automate.Auth.SignIn;

/// <summary>The response of the sign-in page (RFC 6749 §4.1.2): a code, or an error.</summary>
/// <param name="Code">The code.</param>
/// <param name="Error">The error code, if there is no authorization code.</param>
/// <param name="Description">The description of the error.</param>
internal sealed record AuthorizationResponse(Secret? Code, string? Error = null, string? Description = null)
{
    /// <summary>Returns the code.</summary>
    /// <exception cref="SignInException">The response is an error.</exception>
    public Secret RequireCode() =>
        Code
        ?? throw new SignInException(
            Error == "access_denied"
                ? "The sign-in was denied. The user declined the request or is not allowed to grant it."
                : $"Globus Auth refused the sign-in: {Description ?? Error}"
        )
        {
            Reason = Error == "access_denied" ? SignInFailure.Denied : SignInFailure.Refused,
            Error = Error,
        };
}
