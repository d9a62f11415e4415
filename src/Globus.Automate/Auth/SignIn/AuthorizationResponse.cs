namespace Globus.Automate.Auth.SignIn;

/// <summary>What Globus Auth sent the user back with (RFC 6749 §4.1.2): a code, or an error.</summary>
/// <param name="Code">The code.</param>
/// <param name="Error">The error, when there is no code.</param>
/// <param name="Description">What is said of the error.</param>
internal sealed record AuthorizationResponse(Secret? Code, string? Error = null, string? Description = null)
{
    /// <summary>The code.</summary>
    /// <exception cref="SignInException">There is an error in its place.</exception>
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
