namespace Globus.Automate.Emulator;

internal enum LaunchMode
{
    /// <summary>For users: readable text; stops on Ctrl+C.</summary>
    Standalone,

    /// <summary>For a program that owns the process: one line of JSON; stops when standard input ends.</summary>
    Attached,

    /// <summary>Writes the help and exits.</summary>
    Help,

    /// <summary>Writes the version and exits.</summary>
    Version,
}
