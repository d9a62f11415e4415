using Globus.Automate.Http;
using Globus.Automate.Json;

namespace Globus.Automate.Auth;

/// <summary>
/// What a Globus service demands of the user before it goes on: a Globus Auth Requirements Error (GARE). Services send
/// it as an error, and runs and actions that are INACTIVE carry it in their details.
/// </summary>
public sealed class AuthorizationRequirement
{
    /// <summary><c>ConsentRequired</c>, <c>AuthorizationRequired</c>, or another word of the service.</summary>
    public required string Code { get; init; }

    /// <summary>What to tell the user.</summary>
    public string? Message { get; init; }

    /// <summary>The scopes to consent to, with their dependencies in brackets.</summary>
    public StringList RequiredScopes { get; init; } = StringList.None;

    /// <summary>The identities to sign in with.</summary>
    public StringList RequiredIdentities { get; init; } = StringList.None;

    /// <summary>The authentication policies that the session must meet.</summary>
    public StringList RequiredPolicies { get; init; } = StringList.None;

    /// <summary>The domains, one of which the identity must belong to.</summary>
    public StringList RequiredSingleDomain { get; init; } = StringList.None;

    /// <summary>Whether the sign-in must use a second factor; null when nothing is said.</summary>
    public bool? RequiredMfa { get; init; }

    /// <summary><c>login</c> when the user must sign in again.</summary>
    public string? Prompt { get; init; }

    /// <summary>Whether consents are all that it demands.</summary>
    public bool IsConsentOnly =>
        RequiredScopes.Count > 0
        && RequiredIdentities.Count == 0
        && RequiredPolicies.Count == 0
        && RequiredSingleDomain.Count == 0
        && RequiredMfa != true
        && Prompt is null;

    /// <summary>
    /// Whether it demands no scope but that of the token in use, with whatever it depends on. A service that demands
    /// another scope would have the user grant it the access of another service.
    /// </summary>
    /// <param name="scope">The scope in use; null when no token was sent.</param>
    public bool IsWithin(string? scope)
    {
        var root = scope is null ? null : GlobusScopes.WithoutDependencies(scope);
        return RequiredScopes
            .Select(GlobusScopes.WithoutDependencies)
            .All(one => one == root || (root is not null && GlobusScopes.IsFlows(root) && GlobusScopes.IsFlows(one)));
    }

    /// <summary>The requirement in the details of a run or an action, or null when there is none.</summary>
    public static AuthorizationRequirement? From(JsonMap? details) =>
        details is null ? null : AuthorizationRequirementReader.Read(details.ToJsonElement());

    /// <summary>The requirement that an error of a service states, or null when it states none.</summary>
    public static AuthorizationRequirement? FromError(GlobusServiceException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        try
        {
            return exception.Document is { } document ? AuthorizationRequirementReader.ReadError(document) : null;
        }
        catch (InvalidOperationException)
        {
            // A text of the document has an unpaired surrogate.
            return null;
        }
    }
}
