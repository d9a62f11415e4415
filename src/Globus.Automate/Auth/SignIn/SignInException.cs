using Globus.Automate.Http;

namespace Globus.Automate.Auth.SignIn;

/// <summary>A sign-in failed. Its tokens were revoked.</summary>
public sealed class SignInException(string message, Exception? innerException = null)
    : GlobusException(message, innerException)
{
    /// <summary>The reason.</summary>
    public required SignInFailure Reason { get; init; }

    /// <summary>The <c>error</c> from Globus Auth, such as <c>access_denied</c>.</summary>
    public string? Error { get; init; }
}
