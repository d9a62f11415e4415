namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>
/// A sign-in that cannot continue. The error goes to the client's redirect URI if it is valid, else to the user on
/// a page.
/// </summary>
internal sealed class SignInException(string error, string description) : Exception(description)
{
    /// <summary>The error code of RFC 6749 §4.1.2.1.</summary>
    public string Error { get; } = error;

    /// <summary>Where to tell the client; null where the client or its redirect are not what they should be.</summary>
    public string? RedirectUri { get; init; }

    public string? State { get; init; }

    public static SignInException OnPage(string description) => new("invalid_request", description);
}
