namespace Globus.Automate.Auth;

/// <summary>Has no tokens: enough for what needs none, such as asking Globus Auth for one.</summary>
public sealed class AnonymousTokenSource : ITokenSource
{
    private AnonymousTokenSource() { }

    /// <summary>The one there is.</summary>
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
