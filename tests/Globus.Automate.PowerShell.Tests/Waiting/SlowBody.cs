namespace Globus.Automate.PowerShell.Tests.Waiting;

/// <summary>How a server that is no use sends its responses.</summary>
public enum SlowBody
{
    /// <summary>It says how long the body is, and sends it byte by byte.</summary>
    OneBytePerSecond,

    /// <summary>It sends blanks, chunk after chunk.</summary>
    NeverEnds,
}
