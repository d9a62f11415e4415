using Globus.Automate.Json;

namespace Globus.Automate.Auth;

/// <summary>Additional scopes and requirements that one sign-in should cover.</summary>
/// <param name="Scopes">The scopes that the command needs next.</param>
/// <param name="Requirement">The known requirement of the service; null if none is known.</param>
public sealed record SignInHint(IReadOnlyList<string> Scopes, AuthorizationRequirement? Requirement)
{
    /// <summary>No additional scopes or requirements.</summary>
    public static SignInHint None { get; } = new([], null);

    /// <summary>Creates a hint for scopes that the command needs next.</summary>
    /// <param name="scopes">The scopes.</param>
    public static SignInHint ForScopes(params string[] scopes) => new(scopes, null);

    /// <summary>Creates a hint for an authentication policy of the service.</summary>
    /// <param name="policy">The policy id; null if none is known.</param>
    public static SignInHint ForPolicy(Guid? policy) =>
        policy is not { } id
            ? None
            : For(
                new AuthorizationRequirement
                {
                    Code = "AuthorizationRequired",
                    RequiredPolicies = new StringList([id.ToString()]),
                }
            );

    /// <summary>Creates a hint for a known requirement of the service.</summary>
    /// <param name="requirement">The requirement; null if none is known.</param>
    public static SignInHint For(AuthorizationRequirement? requirement) =>
        requirement is null ? None : new([], requirement);
}
