namespace Globus.Automate.Emulator.Storage;

/// <summary>What somebody wants of the store.</summary>
internal enum Purpose
{
    Look,
    Change,
}
