namespace Globus.Automate.Emulator.Storage;

/// <summary>What somebody wants of the store.</summary>
internal enum Workload
{
    /// <summary>To answer somebody who asks how things are.</summary>
    Read,

    /// <summary>To change what somebody asks to be changed.</summary>
    Write,

    /// <summary>To let runs go on.</summary>
    Execute,
}
