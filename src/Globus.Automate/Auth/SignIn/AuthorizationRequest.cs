using Globus.Automate.Http;
using Globus.Automate.Json;

namespace Globus.Automate.Auth.SignIn;

/// <summary>
/// A sign-in request in the browser (RFC 6749 §4.1.1, RFC 7636 §4.3). The redirect returns a code, which <see
/// cref="AuthorizationCodeGrant"/> exchanges for tokens, and the state, which must match.
/// </summary>
public sealed class AuthorizationRequest
{
    /// <summary>The client id.</summary>
    public required string ClientId { get; init; }

    /// <summary>The redirect URI.</summary>
    public required Uri RedirectUri { get; init; }

    /// <summary>The scopes to request.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The state, which the response must return unchanged.</summary>
    public required string State { get; init; }

    /// <summary>The PKCE verifier for the exchange of the code.</summary>
    public required Secret Verifier { get; init; }

    /// <summary>Whether to request refresh tokens.</summary>
    public bool WantsRefreshTokens { get; init; }

    /// <summary>The label in the user's list of consents.</summary>
    public string? Label { get; init; }

    /// <summary>The authorization requirement; its scopes are also requested.</summary>
    public AuthorizationRequirement? Requirement { get; init; }

    /// <summary>Returns the address to open in the browser.</summary>
    /// <param name="authAddress">The root address of Globus Auth.</param>
    public Uri ToUri(Uri authAddress)
    {
        ArgumentNullException.ThrowIfNull(authAddress);
        var scopes = Scopes.Concat(Requirement?.RequiredScopes ?? StringList.None).Distinct();
        return new Query()
            .Add("client_id", ClientId)
            .Add("redirect_uri", RedirectUri.OriginalString)
            .Add("scope", string.Join(" ", scopes))
            .Add("state", State)
            .Add("response_type", "code")
            .Add("code_challenge", Pkce.GetChallenge(Verifier))
            .Add("code_challenge_method", "S256")
            .Add("access_type", WantsRefreshTokens ? "offline" : "online")
            .Add("prefill_named_grant", Label)
            .Add("session_required_identities", Requirement?.RequiredIdentities)
            .Add("session_required_single_domain", Requirement?.RequiredSingleDomain)
            .Add("session_required_policies", Requirement?.RequiredPolicies)
            .Add(
                "session_required_mfa",
                Requirement?.RequiredMfa switch
                {
                    true => "true",
                    false => "false",
                    _ => null,
                }
            )
            .Add("session_message", Requirement?.Message)
            .Add("prompt", Requirement?.Prompt)
            .ToUri(authAddress, "v2/oauth2/authorize");
    }
}
