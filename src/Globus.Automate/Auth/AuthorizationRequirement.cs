using Globus.Automate.Http;
using Globus.Automate.Json;

namespace Globus.Automate.Auth;

/// <summary>
/// The authorization that a Globus service requires from the user: a Globus Auth Requirements Error (GARE). Services
/// return it as an error; INACTIVE runs and actions have it in their details.
/// </summary>
public sealed record AuthorizationRequirement
{
    /// <summary><c>ConsentRequired</c>, <c>AuthorizationRequired</c>, or another code of the service.</summary>
    public required string Code { get; init; }

    /// <summary>The message for the user.</summary>
    public string? Message { get; init; }

    /// <summary>The scopes to consent to, with their dependencies in brackets.</summary>
    public StringList RequiredScopes { get; init; } = StringList.None;

    /// <summary>The identities to sign in with.</summary>
    public StringList RequiredIdentities { get; init; } = StringList.None;

    /// <summary>The authentication policies that the session must meet.</summary>
    public StringList RequiredPolicies { get; init; } = StringList.None;

    /// <summary>The domains, one of which the identity must have.</summary>
    public StringList RequiredSingleDomain { get; init; } = StringList.None;

    /// <summary>
    /// Whether the sign-in must use multifactor authentication; null if the service does not specify it.
    /// </summary>
    public bool? RequiredMfa { get; init; }

    /// <summary><c>login</c> if the user must sign in again.</summary>
    public string? Prompt { get; init; }

    /// <summary>Whether the requirement consists only of consents.</summary>
    public bool IsConsentOnly =>
        RequiredScopes.Count > 0
        && RequiredIdentities.Count == 0
        && RequiredPolicies.Count == 0
        && RequiredSingleDomain.Count == 0
        && RequiredMfa != true
        && Prompt is null;

    /// <summary>
    /// Whether the required scopes are the scope of the token and its dependencies. A service must not request consents
    /// for other services.
    /// </summary>
    /// <param name="scope">The scope of the token; null if no token was sent.</param>
    public bool IsWithin(string? scope)
    {
        var root = scope is null ? null : GlobusScopes.WithoutDependencies(scope);
        return RequiredScopes
            .Select(GlobusScopes.WithoutDependencies)
            .All(one => one == root || (root is not null && GlobusScopes.IsFlows(root) && GlobusScopes.IsFlows(one)));
    }

    /// <summary>This requirement, combined with the session requirements of another one.</summary>
    /// <param name="other">The other requirement, whose scopes are ignored; null for none.</param>
    internal AuthorizationRequirement WithSessionOf(AuthorizationRequirement? other) =>
        other is null
            ? this
            : this with
            {
                RequiredIdentities = Union(RequiredIdentities, other.RequiredIdentities),
                RequiredPolicies = Union(RequiredPolicies, other.RequiredPolicies),
                RequiredSingleDomain =
                    RequiredSingleDomain.Count > 0 ? RequiredSingleDomain : other.RequiredSingleDomain,
                RequiredMfa = RequiredMfa ?? other.RequiredMfa,
                Prompt = Prompt ?? other.Prompt,
            };

    /// <summary>Reads the requirement from the details of a run or an action; null if there is none.</summary>
    public static AuthorizationRequirement? From(JsonMap? details) =>
        details is null ? null : AuthorizationRequirementReader.Read(details.ToJsonElement());

    /// <summary>Reads the requirement from an error of a service; null if there is none.</summary>
    public static AuthorizationRequirement? FromError(GlobusServiceException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        try
        {
            return exception.Document is { } document ? AuthorizationRequirementReader.ReadError(document) : null;
        }
        catch (InvalidOperationException)
        {
            // A string of the document contains an unpaired surrogate.
            return null;
        }
    }

    private static StringList Union(StringList one, StringList other) => new(one.Union(other));
}
