namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>
/// A sign-in error. It is sent to the client's redirect URI if that is valid, and otherwise shown on a page.
/// </summary>
internal sealed class SignInException(string error, string description) : Exception(description)
{
    /// <summary>The error code of RFC 6749 §4.1.2.1.</summary>
    public string Error { get; } = error;

    /// <summary>The redirect URI; null if the client or its redirect is not valid.</summary>
    public string? RedirectUri { get; init; }

    public string? State { get; init; }

    public static SignInException OnPage(string description) => new("invalid_request", description);
}
