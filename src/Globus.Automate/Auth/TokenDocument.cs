using Globus.Automate.Json;

namespace Globus.Automate.Auth;

/// <summary>The token response on the wire (RFC 6749 §5.1, with Globus' <c>other_tokens</c>).</summary>
internal sealed class TokenDocument
{
    public required string AccessToken
    {
        get;
        init => field = Required.Text(value);
    }

    public string? Scope { get; init; }

    public double? ExpiresIn { get; init; }

    public string? ResourceServer { get; init; }

    public string? RefreshToken { get; init; }

    public string? IdToken { get; init; }

    public string? State { get; init; }

    public IReadOnlyList<TokenDocument>? OtherTokens { get; init; }

    public TokenResponse ToResponse(DateTimeOffset now) =>
        new()
        {
            AccessToken = new AccessToken(
                AccessToken,
                Scope ?? "",
                ExpiresIn is { } seconds ? now.AddSeconds(seconds) : null
            ),
            ResourceServer = ResourceServer ?? "",
            RefreshToken = RefreshToken is null ? null : new Secret(RefreshToken),
            IdToken = IdToken is null ? null : new Secret(IdToken),
            State = State,
            OtherTokens = [.. (OtherTokens ?? []).Select(other => other.ToResponse(now))],
        };
}
