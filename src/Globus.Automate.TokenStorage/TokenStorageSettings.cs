namespace Globus.Automate.TokenStorage;

/// <summary>Where sign-ins are stored, and how long to wait for the storage.</summary>
public sealed record TokenStorageSettings
{
    /// <summary>The folder, which is created for the first sign-in.</summary>
    public required string Folder { get; init; }

    /// <summary>The parent folder that the store makes private too; null if there is none.</summary>
    public string? Root { get; init; }

    /// <summary>
    /// The timeout of the operating system's store, which may ask the user for a password.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The timeout of the lock of a sign-in, which others may hold while they renew its tokens.
    /// </summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Receives warnings about what was repaired.</summary>
    public Action<string>? Warn { get; init; }
}
