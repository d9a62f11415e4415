namespace Globus.Automate.Auth.SignIn;

/// <summary>The reasons why a sign-in fails.</summary>
public enum SignInFailure
{
    /// <summary>The user or the administrator of the account denied it.</summary>
    Denied,

    /// <summary>Globus Auth refused the request, with another error of RFC 6749 §4.1.2.1.</summary>
    Refused,

    /// <summary>The code is wrong, already used, or expired.</summary>
    CodeNotAccepted,

    /// <summary>The sign-in timed out.</summary>
    TimedOut,

    /// <summary>Another identity signed in.</summary>
    OtherIdentity,

    /// <summary>The identity of the user is unknown.</summary>
    IdentityUnknown,
}
