namespace Globus.Automate.Emulator.Runs;

internal enum RunStatus
{
    Active,
    Inactive,
    Succeeded,
    Failed,
    Ended,
}
