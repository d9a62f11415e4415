namespace Globus.Automate.Auth.SignIn;

/// <summary>Why a sign-in came to nothing.</summary>
public enum SignInFailure
{
    /// <summary>The user, or whoever manages the account, said no.</summary>
    Denied,

    /// <summary>Globus Auth refused the request, with another error of RFC 6749 §4.1.2.1.</summary>
    Refused,

    /// <summary>The code is not, or no longer, good.</summary>
    CodeNotAccepted,

    /// <summary>Nobody answered in time.</summary>
    TimedOut,

    /// <summary>Somebody else signed in than had to.</summary>
    OtherIdentity,

    /// <summary>Who signed in cannot be told for certain.</summary>
    IdentityUnknown,
}
