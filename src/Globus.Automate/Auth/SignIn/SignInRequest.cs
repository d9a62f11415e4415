namespace Globus.Automate.Auth.SignIn;

/// <summary>A request to sign in.</summary>
public sealed record SignInRequest
{
    /// <summary>The scopes, with their dependencies in brackets.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The authorization requirement; its scopes are also requested.</summary>
    public AuthorizationRequirement? Requirement { get; init; }

    /// <summary>The identity that must sign in; null for any identity.</summary>
    public Guid? Identity { get; init; }

    /// <summary>The label in the user's list of consents.</summary>
    public string? Label { get; init; }
}
