namespace Globus.Automate.TokenStorage;

/// <summary>A sign-in as it is kept.</summary>
internal sealed class SignInDocument
{
    public required string Name { get; init; }

    public required Uri AuthAddress { get; init; }

    public required Uri FlowsAddress { get; init; }

    public required string ClientId { get; init; }

    public Guid? IdentityId { get; init; }

    public string? Username { get; init; }

    public string? Authentication { get; init; }

    public required IReadOnlyList<TokenDocument> Tokens { get; init; }

    public required IReadOnlyList<RetiredDocument> Retired { get; init; }

    /// <summary>A <see cref="Auth.Storage.StoredToken"/>.</summary>
    internal sealed record TokenDocument(
        string ResourceServer,
        string Scope,
        string AccessToken,
        DateTimeOffset? ExpiresOn,
        string? RefreshToken
    );

    /// <summary>A <see cref="Auth.Storage.RetiredToken"/>.</summary>
    internal sealed record RetiredDocument(string Token, DateTimeOffset? ExpiresOn);
}
