namespace Globus.Automate.Emulator.Collections;

/// <summary>What stands at a path, links not followed.</summary>
internal enum FileKind
{
    Missing,
    File,
    Directory,
    Link,

    /// <summary>A device, a pipe, a socket.</summary>
    Special,
}
