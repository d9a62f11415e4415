namespace Globus.Automate.Emulator.Auth;

/// <summary>
/// That someone allows a client a scope, by itself or, further down its path, as part of another one.
/// </summary>
internal sealed record Consent(int ConsentId, Guid IdentityId, string ClientId, string Path)
{
    public bool IsOptional { get; init; }

    public bool AllowsRefresh { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Updated { get; init; }

    public string Scope => Path[(Path.LastIndexOf(' ') + 1)..];

    /// <summary>The path of the scope that this one is a part of; null at the top.</summary>
    public string? ParentPath => Path.LastIndexOf(' ') is >= 0 and var end ? Path[..end] : null;
}
