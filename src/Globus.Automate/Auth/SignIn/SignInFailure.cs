namespace Globus.Automate.Auth.SignIn;

/// <summary>Why a sign-in came to nothing.</summary>
public enum SignInFailure
{
    /// <summary>The user, or the manager of the account, denied it.</summary>
    Denied,

    /// <summary>Globus Auth refused the request, with another error of RFC 6749 §4.1.2.1.</summary>
    Refused,

    /// <summary>The code is not, or no longer, good.</summary>
    CodeNotAccepted,

    /// <summary>Nobody signed in in time.</summary>
    TimedOut,

    /// <summary>Somebody else signed in than had to.</summary>
    OtherIdentity,

    /// <summary>The identity that signed in is not certain.</summary>
    IdentityUnknown,
}
