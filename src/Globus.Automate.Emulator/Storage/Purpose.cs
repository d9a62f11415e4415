namespace Globus.Automate.Emulator.Storage;

/// <summary>What somebody wants of the store.</summary>
internal enum Purpose
{
    /// <summary>To answer somebody who asks how things are.</summary>
    Look,

    /// <summary>To change what somebody asks to be changed.</summary>
    Change,

    /// <summary>To let runs go on.</summary>
    GoOn,
}
