using Globus.Automate.Http;

namespace Globus.Automate.Auth.SignIn;

/// <summary>A sign-in came to nothing. No token of it is left.</summary>
public sealed class SignInException(string message, Exception? innerException = null)
    : GlobusException(message, innerException)
{
    /// <summary>Why.</summary>
    public required SignInFailure Reason { get; init; }

    /// <summary>The <c>error</c> that Globus Auth gave, such as <c>access_denied</c>.</summary>
    public string? Error { get; init; }
}
