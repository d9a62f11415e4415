namespace Globus.Automate.PowerShell.Connection;

/// <summary>The storage of a sign-in.</summary>
public enum TokenStorageKind
{
    /// <summary>Encrypted if it is available, otherwise in the process, with a warning.</summary>
    Auto,

    /// <summary>
    /// The credential store of the operating system: data protection on Windows, Keychain on macOS, Secret Service on
    /// Linux.
    /// </summary>
    Encrypted,

    /// <summary>The memory of the process.</summary>
    Process,

    /// <summary>A file that only the user can read. It is not encrypted.</summary>
    PlainFile,
}
