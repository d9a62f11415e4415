namespace Globus.Automate.Emulator.Auth;

/// <summary>
/// The consent of an identity to a scope of a client, at the top level or as a dependency of another scope.
/// </summary>
internal sealed record Consent(int ConsentId, Guid IdentityId, string ClientId, string Path)
{
    public bool IsOptional { get; init; }

    public bool AllowsRefresh { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Updated { get; init; }

    public string Scope => Path[(Path.LastIndexOf(' ') + 1)..];

    /// <summary>The path of the parent scope; null at the top.</summary>
    public string? ParentPath => Path.LastIndexOf(' ') is >= 0 and var end ? Path[..end] : null;
}
