using Globus.Automate.Http;
using Globus.Automate.Json;

namespace Globus.Automate.Auth.SignIn;

/// <summary>
/// A sign-in in the browser (RFC 6749 §4.1.1, RFC 7636 §4.3). It ends at the redirect with a code, which
/// <see cref="AuthorizationCodeGrant"/> trades for tokens, and with the state, which must be the one that was sent.
/// </summary>
public sealed class AuthorizationRequest
{
    /// <summary>The client that asks.</summary>
    public required string ClientId { get; init; }

    /// <summary>Where the browser goes afterwards.</summary>
    public required Uri RedirectUri { get; init; }

    /// <summary>What the user is asked to allow.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>What must come back unchanged.</summary>
    public required string State { get; init; }

    /// <summary>The PKCE verifier, which the exchange of the code has to show.</summary>
    public required Secret Verifier { get; init; }

    /// <summary>Whether refresh tokens are wanted.</summary>
    public bool WantsRefreshTokens { get; init; }

    /// <summary>What the consent is called in the user's list of consents.</summary>
    public string? Label { get; init; }

    /// <summary>What a service demands of the sign-in; its scopes are asked for too.</summary>
    public AuthorizationRequirement? Requirement { get; init; }

    /// <summary>The address to open in the browser.</summary>
    /// <param name="authAddress">The root of Globus Auth.</param>
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
