namespace Globus.Automate.Emulator.Storage;

/// <summary>The kinds of work on the store; each has a separate queue.</summary>
internal enum Workload
{
    /// <summary>Read-only requests.</summary>
    Read,

    /// <summary>Requests with changes, such as the start of a run.</summary>
    Write,

    /// <summary>The steps of runs.</summary>
    Execute,
}
