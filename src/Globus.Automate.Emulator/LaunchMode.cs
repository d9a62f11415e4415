namespace Globus.Automate.Emulator;

internal enum LaunchMode
{
    /// <summary>For people: readable text, ends on Ctrl+C.</summary>
    Standalone,

    /// <summary>For a program that owns the process: one line of JSON, ends with the standard input.</summary>
    Attached,

    /// <summary>Writes the options, and ends.</summary>
    Help,

    /// <summary>Writes the version, and ends.</summary>
    Version,
}
