using Globus.Automate.Json;

namespace Globus.Automate.Auth;

/// <summary>What a sign-in should cover beside the token that it is for, so that one sign-in is enough.</summary>
/// <param name="Scopes">Scopes that the same command needs next.</param>
/// <param name="Requirement">What the service is known to demand of the sign-in; null when nothing is known.</param>
public sealed record SignInHint(IReadOnlyList<string> Scopes, AuthorizationRequirement? Requirement)
{
    /// <summary>Nothing else.</summary>
    public static SignInHint None { get; } = new([], null);

    /// <summary>Scopes that the same command needs next.</summary>
    /// <param name="scopes">The scopes.</param>
    public static SignInHint ForScopes(params string[] scopes) => new(scopes, null);

    /// <summary>An authentication policy that the service is known to demand.</summary>
    /// <param name="policy">Its id; null when none is known.</param>
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

    /// <summary>What the service is known to demand.</summary>
    /// <param name="requirement">The demand; null when nothing is known.</param>
    public static SignInHint For(AuthorizationRequirement? requirement) =>
        requirement is null ? None : new([], requirement);
}
