namespace Globus.Automate.Auth;

/// <summary>The tokens of a grant: one resource server, with the tokens of the other resource servers.</summary>
public sealed class TokenResponse
{
    /// <summary>The access token.</summary>
    public required AccessToken AccessToken { get; init; }

    /// <summary>The resource server, such as <c>flows.globus.org</c> or the id of a flow.</summary>
    public required string ResourceServer { get; init; }

    /// <summary>The refresh token; null if the sign-in did not request it.</summary>
    public Secret? RefreshToken { get; init; }

    /// <summary>The OpenID Connect ID token; null without the scope <c>openid</c>.</summary>
    public Secret? IdToken { get; init; }

    /// <summary>The state of the sign-in.</summary>
    public string? State { get; init; }

    /// <summary>The tokens of the other resource servers.</summary>
    public IReadOnlyList<TokenResponse> OtherTokens { get; init; } = [];

    /// <summary>The tokens of all resource servers.</summary>
    public IEnumerable<TokenResponse> All => OtherTokens.Prepend(this);
}
