namespace Globus.Automate.Auth.SignIn;

/// <summary>What a sign-in is for.</summary>
public sealed record SignInRequest
{
    /// <summary>The scopes to ask for, with their dependencies in brackets.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>What a service demands of the sign-in; its scopes are asked for too.</summary>
    public AuthorizationRequirement? Requirement { get; init; }

    /// <summary>Who has to sign in; null when anybody may.</summary>
    public Guid? Identity { get; init; }

    /// <summary>What the consent is called in the user's list of consents.</summary>
    public string? Label { get; init; }
}
