namespace Globus.Automate.Auth;

/// <summary>The tokens that a grant brought: one for one resource server, and the others beside it.</summary>
public sealed class TokenResponse
{
    /// <summary>The token, with its scopes and its end.</summary>
    public required AccessToken AccessToken { get; init; }

    /// <summary>The service that takes it, such as <c>flows.globus.org</c> or the id of a flow.</summary>
    public required string ResourceServer { get; init; }

    /// <summary>What brings the next access token; only after a sign-in that asked for it.</summary>
    public Secret? RefreshToken { get; init; }

    /// <summary>The OpenID Connect ID token; only when the scope <c>openid</c> was asked for.</summary>
    public Secret? IdToken { get; init; }

    /// <summary>The state that the sign-in carried.</summary>
    public string? State { get; init; }

    /// <summary>The tokens of the other resource servers.</summary>
    public IReadOnlyList<TokenResponse> OtherTokens { get; init; } = [];

    /// <summary>This response and the others: one for each resource server.</summary>
    public IEnumerable<TokenResponse> All => OtherTokens.Prepend(this);
}
