namespace Globus.Automate.PowerShell.Connection;

/// <summary>Where a sign-in is kept.</summary>
public enum TokenStorageKind
{
    /// <summary>Encrypted where that can be had, else in the process, with a warning.</summary>
    Auto,

    /// <summary>
    /// In the operating system's own store: data protection on Windows, the Keychain, the Secret Service on Linux.
    /// </summary>
    Encrypted,

    /// <summary>In the process, until it ends.</summary>
    Process,

    /// <summary>In a file that only the user may read. It is not encrypted.</summary>
    PlainFile,
}
