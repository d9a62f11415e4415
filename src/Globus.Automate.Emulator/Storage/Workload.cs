namespace Globus.Automate.Emulator.Storage;

/// <summary>The kinds of work on the store; each has a queue of its own.</summary>
internal enum Workload
{
    /// <summary>Requests that only read.</summary>
    Read,

    /// <summary>Requests that change something, such as the start of a run.</summary>
    Write,

    /// <summary>The steps of runs.</summary>
    Execute,
}
