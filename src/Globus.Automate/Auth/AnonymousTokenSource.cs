namespace Globus.Automate.Auth;

/// <summary>A source without tokens, for requests that need none, such as token requests.</summary>
public sealed class AnonymousTokenSource : ITokenSource
{
    private AnonymousTokenSource() { }

    /// <summary>The shared instance.</summary>
    public static AnonymousTokenSource Instance { get; } = new();

    /// <inheritdoc/>
    public ValueTask<AccessToken?> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken) => default;

    /// <inheritdoc/>
    public ValueTask<AccessToken?> RenewTokenAsync(
        TokenRequest request,
        AccessToken rejected,
        CancellationToken cancellationToken
    ) => default;
}
