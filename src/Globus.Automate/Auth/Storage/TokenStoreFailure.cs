namespace Globus.Automate.Auth.Storage;

/// <summary>The reasons why sign-ins cannot be read or stored.</summary>
public enum TokenStoreFailure
{
    /// <summary>The storage is missing, locked or read-only, or does not respond.</summary>
    Unavailable,

    /// <summary>Another process holds the lock for too long.</summary>
    Busy,

    /// <summary>A newer version of this library stored the sign-in, which is unchanged.</summary>
    NewerVersion,

    /// <summary>Another user owns the storage or can write to it; it is unchanged.</summary>
    Unsafe,
}
