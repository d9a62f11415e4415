namespace Globus.Automate.TokenStorage;

/// <summary>Where sign-ins lie, and how patient to be with what holds them.</summary>
public sealed record TokenStorageSettings
{
    /// <summary>The folder, which is made when the first sign-in is kept.</summary>
    public required string Folder { get; init; }

    /// <summary>The folder above, which the store makes private, too; null where there is none of its own.</summary>
    public string? Root { get; init; }

    /// <summary>
    /// How long the operating system's store may take to answer. It may be asking the user for a password.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long to wait for others who change the same sign-in; a renewal of its tokens is part of a change.
    /// </summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Told what went wrong and was put right.</summary>
    public Action<string>? Warn { get; init; }
}
