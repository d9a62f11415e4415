namespace Globus.Automate.Emulator.Collections;

/// <summary>The kind of the item at a path; links are not followed.</summary>
internal enum FileKind
{
    Missing,
    File,
    Directory,
    Link,

    /// <summary>A device, a pipe, a socket.</summary>
    Special,
}
