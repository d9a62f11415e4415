namespace Globus.Automate.Auth.Storage;

/// <summary>Why sign-ins cannot be read or kept.</summary>
public enum TokenStoreFailure
{
    /// <summary>The storage is missing, locked, not writable, or does not respond.</summary>
    Unavailable,

    /// <summary>Other processes kept it for longer than it was waited for.</summary>
    Busy,

    /// <summary>A newer version of this library wrote it; it was left as it is.</summary>
    NewerVersion,

    /// <summary>Another user owns it or can write to it; it was left as it is.</summary>
    Unsafe,
}
